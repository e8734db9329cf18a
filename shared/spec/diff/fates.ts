import { type WordSegment, wordDiff } from '../wordDiff.ts';
import type { IntentBlock, IntentMove, IntentRegroup, IntentSubject } from './intent.ts';

type Fate = Pick<IntentBlock, 'kind' | 'isReworded' | 'move' | 'regroup'>;

/** What became of words that stand in one place of each text, or in one of them alone. */
export function fateOf(
  before: string | undefined,
  after: string | undefined,
  move: IntentMove | null = null,
): Fate {
  const isReworded = before !== undefined && after !== undefined && before !== after;
  const plain = { isReworded, move: null, regroup: null };
  if (before === undefined && after === undefined) return { ...plain, kind: 'same' };
  if (before === undefined) return { ...plain, kind: 'added' };
  if (after === undefined) return { ...plain, kind: 'removed' };
  if (move) return { ...plain, kind: 'moved', move };
  return { ...plain, kind: isReworded ? 'reworded' : 'same' };
}

export function regroupFate(regroup: IntentRegroup, isReworded: boolean): Fate {
  return { kind: regroup.from.length > 1 ? 'merged' : 'split', isReworded, move: null, regroup };
}

export function plainBlock(
  place: { readonly key: string; readonly id: string | null; readonly subject: IntentSubject },
  before: string | undefined,
  after: string | undefined,
  move: IntentMove | null = null,
): IntentBlock {
  return { ...place, ...fateOf(before, after, move), segments: wordDiff(before ?? '', after ?? '') };
}

/**
 * The words of statements that were split or merged, compared as one run of words and cut where a statement of the text
 * after ends: one list of segments for each of `after`. No text may hold a line end.
 */
export function groupSegments(
  before: readonly string[],
  after: readonly string[],
): readonly (readonly WordSegment[])[] {
  const parts: WordSegment[][] = [[]];
  for (const { kind, text } of wordDiff(before.join('\n'), after.join('\n'))) {
    if (kind === 'removed') {
      parts.at(-1)?.push({ kind, text: text.replaceAll('\n', ' ') });
      continue;
    }
    text.split('\n').forEach((piece, index) => {
      if (index > 0) parts.push([]);
      if (piece !== '') parts.at(-1)?.push({ kind, text: piece });
    });
  }
  return parts;
}
