import type { BriefPart, PartName } from './briefPart.ts';

/** A brief has at most this many UTF-16 units, its tail (`TAIL_UNITS`) not counted. */
export const BRIEF_UNITS = 150_000;

/** Each part gets so many, however much the others hold: enough to say what is left out. */
const LEAST_UNITS = 500;

/**
 * What goes first when not all fits, and the most UTF-16 units of each. The parts up to `scope` are always shown up
 * to their most; what comes after shares what they leave, in this order.
 */
export const IMPORTANCE: readonly (readonly [PartName, number])[] = [
  ['heading', 1000],
  ['opening', 1000],
  ['task', 40_000],
  ['criteria', 40_000],
  ['constraints', 12_000],
  ['boundaries', 12_000],
  ['handIn', 2000],
  ['scope', 6000],
  ['comments', 12_000],
  ['conflicts', 4000],
  ['failures', 24_000],
  ['results', 12_000],
  ['checks', 4000],
  ['decisions', 12_000],
  ['scopeOut', 4000],
  ['landed', 20_000],
  ['code', 16_000],
  ['work', 120_000],
  ['changes', 120_000],
];

/** The parts as one text of at most `BRIEF_UNITS` UTF-16 units, in the order they are given in. */
export function fitBrief(parts: readonly BriefPart[]): string {
  const sizes = new Map(parts.map((part) => [part, sizeOf(part)]));
  const shown = parts.filter((part) => (sizes.get(part) ?? 0) > 0);
  const least = (part: BriefPart) => Math.min(LEAST_UNITS, sizes.get(part) ?? 0);
  // Two line ends between parts and one at the end.
  let left = BRIEF_UNITS - shown.length * 2 - shown.reduce((sum, part) => sum + least(part), 0);
  const limits = new Map<BriefPart, number>();
  for (const [name, most] of IMPORTANCE) {
    for (const part of shown.filter((one) => one.name === name)) {
      const more = Math.min(left, Math.max(0, Math.min(most, sizes.get(part) ?? 0) - least(part)));
      limits.set(part, least(part) + more);
      left -= more;
    }
  }
  const texts = shown.map((part) => part.fit(limits.get(part) ?? 0));
  return `${texts.join('\n\n')}\n`;
}

function sizeOf(part: BriefPart): number {
  return part.fit(Number.MAX_SAFE_INTEGER).length;
}
