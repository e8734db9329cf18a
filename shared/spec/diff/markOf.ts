import type { IntentDiff, IntentChange } from './intent.ts';

const LONGEST = 4_000;

/**
 * Names a change by what it says, so that “seen” holds as long as the words do and ends when they change again.
 * One for each of `diff.changes`, by its key.
 */
export function marksOf(diff: IntentDiff): ReadonlyMap<string, string> {
  const words = new Map(
    diff.sections.flatMap(({ key, title, blocks, kind }) => [
      // A requirement that came or went is one change with all its criteria.
      [key, JSON.stringify([title, kind === 'same' ? [] : blocks.map((block) => block.segments)])] as const,
      ...blocks.map((block) => [block.key, JSON.stringify(block.segments)] as const),
    ]),
  );
  return new Map(diff.changes.map((change) => [change.key, markOf(change, words.get(change.key) ?? '')]));
}

function markOf({ key, kind, move, regroup }: IntentChange, words: string): string {
  return JSON.stringify([key, kind, move, regroup, words.slice(0, LONGEST)]).slice(0, 2 * LONGEST);
}
