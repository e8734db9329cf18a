import type { IntentChange, IntentDiff } from '#shared/spec/diff/intent.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** “R5, AC-1.3”, “3 reworded”, “R6”; and for a first version “6 requirements, 11 criteria”. */
export type VersionChips = {
  readonly added: string | null;
  readonly changed: string | null;
  readonly removed: string | null;
  readonly words: string | null;
};

const MOST_NAMED = 4;

/** What a version changed; `diff` is null for the first, which is told by what it holds. */
export function versionChips(diff: IntentDiff | null, document: SpecDocument): VersionChips {
  const none = { added: null, changed: null, removed: null, words: null };
  if (!diff) {
    const { requirements, criteria } = document;
    return {
      ...none,
      words: `${counted(requirements.length, 'requirement', 'requirements')}, ${counted(criteria.length, 'criterion', 'criteria')}`,
    };
  }
  if (diff.changes.length === 0) return { ...none, words: 'Asks for the same as before' };
  const of = (...kinds: readonly IntentChange['kind'][]) =>
    diff.changes.filter(({ kind }) => kinds.includes(kind));
  const changed = [
    ['reworded', 'reworded'],
    ['moved', 'moved'],
    ['split', 'split'],
    ['merged', 'joined'],
  ] as const;
  const counts = changed.flatMap(([kind, word]) => {
    const count = of(kind).length;
    return count === 0 ? [] : [`${count} ${word}`];
  });
  return {
    ...none,
    added: named(of('added')),
    changed: counts.length === 0 ? null : counts.join(', '),
    removed: named(of('removed')),
  };
}

function named(changes: readonly IntentChange[]): string | null {
  if (changes.length === 0) return null;
  const names = changes.map(({ subject, requirement, label }) =>
    subject === 'requirement' && requirement ? requirement : label,
  );
  const shown = names.slice(0, MOST_NAMED).join(', ');
  return names.length > MOST_NAMED ? `${shown} and ${names.length - MOST_NAMED} more` : shown;
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
