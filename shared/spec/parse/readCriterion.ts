import type { ShownBy, SpecCriterion } from '../specDocument.ts';
import type { BulletBlock } from './markdownBlock.ts';
import type { LeadingId } from './readItem.ts';
import { linesRange } from './scanBullet.ts';
import type { Line } from './splitLines.ts';
import { trimRange, unwrap } from './wrappedText.ts';

export function readCriterion(
  text: string,
  lines: readonly Line[],
  bullet: BulletBlock,
  found: LeadingId,
  requirement: string,
  key: string,
): SpecCriterion {
  const textRange = trimRange(text, found.textRange);
  const shownBy = bullet.children.flatMap((child) => readShownBy(text, lines, child) ?? []);
  return {
    key,
    id: found.id,
    idRange: found.idRange,
    requirement,
    text: unwrap(text.slice(textRange.start, textRange.end)),
    textRange,
    range: linesRange(lines, bullet),
    line: bullet.from + 1,
    shownBy: shownBy.map((line, index) => ({ ...line, key: `${key}/shownBy:${index}` })),
  };
}

function readShownBy(text: string, lines: readonly Line[], child: BulletBlock): Omit<ShownBy, 'key'> | null {
  const source = text.slice(child.textRange.start, child.textRange.end);
  const lead = /^shown by:?(?:\s+|$)/i.exec(source);
  if (!lead) return null;
  const whole = trimRange(text, { start: child.textRange.start + lead[0].length, end: child.textRange.end });
  const value = text.slice(whole.start, whole.end);
  const ticks = /^(`+)([^`].*?)\1$/s.exec(value)?.[1]?.length ?? 0;
  const textRange = { start: whole.start + ticks, end: whole.end - ticks };
  return {
    kind: ticks > 0 ? 'command' : shownByKind(value),
    text: unwrap(text.slice(textRange.start, textRange.end)),
    textRange,
    range: linesRange(lines, child),
    line: child.from + 1,
  };
}

export function shownByKind(value: string): 'test' | 'person' | 'agent' {
  if (/^(?:a )?person\.?$/i.test(value)) return 'person';
  return /^(?:an? )?(?:verifying )?agent\.?$/i.test(value) ? 'agent' : 'test';
}
