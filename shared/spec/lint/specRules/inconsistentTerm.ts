import { americanSpelling, PARTICLES } from '../data/spellings.ts';
import { remember } from '../language/remember.ts';
import type { LintedPart } from './lintedPart.ts';
import type { SpecRemark, SpecRule } from './specRule.ts';

type Use = {
  readonly part: LintedPart;
  readonly start: number;
  readonly end: number;
  readonly written: string;
};

/** One thing spelled in several ways: “e-mail” and “email”, “work space” and “workspace”, “colour” and “color”. */
export const inconsistentTerm: SpecRule = {
  smell: 'inconsistent-term',
  check: (_doc, parts) =>
    [...usesByTerm(parts).values()].flatMap((uses): SpecRemark[] => {
      const counts = new Map<string, number>();
      for (const { written } of uses) counts.set(written, (counts.get(written) ?? 0) + 1);
      if (counts.size < 2) return [];
      const [usual, most] = [...counts].reduce((best, each) => (each[1] > best[1] ? each : best));
      return uses
        .filter(({ written }) => written !== usual)
        .map(({ part, start, end, written }) => ({
          key: part.key,
          start: part.offsetInFile(start),
          end: part.offsetInFile(end),
          message: `“${written}” is written “${usual}” ${most === 1 ? 'elsewhere' : `${most} times`}, so readers may look for a difference.`,
          replacements: [usual],
        }));
    }),
};

/** Every word by its bare form; pairs of words only where somebody wrote them as one. */
function usesByTerm(parts: readonly LintedPart[]): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  const note = (bare: string, use: Use) => {
    const list = uses.get(bare);
    if (list) list.push(use);
    else uses.set(bare, [use]);
  };
  const tokens = parts.flatMap((part) => part.readings.map(({ tokens }) => ({ part, tokens })));
  const joined = new Set<string>();
  for (const { part, tokens: words } of tokens) {
    for (const { kind, lower, start, end } of words) {
      if (kind !== 'word' || lower.length < 4) continue;
      const bare = bareForm(lower);
      joined.add(bare);
      note(bare, { part, start, end, written: lower });
    }
  }
  for (const { part, tokens: words } of tokens) {
    for (const first of words) {
      const second = words[first.index + 1];
      if (first.kind !== 'word' || second?.kind !== 'word' || PARTICLES.has(second.lower)) continue;
      if (first.lower.length < 3 || second.lower.length < 3) continue;
      const bare = bareForm(first.lower + second.lower);
      const written = `${first.lower} ${second.lower}`;
      if (joined.has(bare)) note(bare, { part, start: first.start, end: second.end, written });
    }
  }
  return uses;
}

const bareForm = remember(8_000, bareFormOf);

/** Hyphenated particles stay apart: “log-in” is no “login” of a verb. */
function bareFormOf(lower: string): string {
  const pieces = lower.split('-');
  if (pieces.length === 2 && PARTICLES.has(pieces[1] ?? '')) return lower;
  return americanSpelling(pieces.join(''));
}
