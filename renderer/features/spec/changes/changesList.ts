import type { IntentCounts } from '#shared/spec/diff/countIntent.ts';
import type { IntentChange, IntentDiff, IntentSection } from '#shared/spec/diff/intent.ts';

/** Chips above the changes: “1 requirement, 2 criteria added”, “3 reworded”, “1 moved, 1 split”, “1 requirement removed”. */
export function summaryWords(counts: IntentCounts): {
  readonly added: string | null;
  readonly changed: string | null;
  readonly placed: string | null;
  readonly removed: string | null;
} {
  const added = joined([
    [counts.requirementsAdded, 'requirement', 'requirements'],
    [counts.criteriaAdded, 'criterion', 'criteria'],
    [counts.otherAdded, 'line', 'lines'],
  ]);
  const removed = joined([
    [counts.requirementsRemoved, 'requirement', 'requirements'],
    [counts.criteriaRemoved, 'criterion', 'criteria'],
    [counts.otherRemoved, 'line', 'lines'],
  ]);
  const placed = [
    [counts.moved, 'moved'],
    [counts.split, 'split'],
    [counts.merged, 'joined'],
  ].flatMap(([count, word]) => (count === 0 ? [] : [`${count} ${word}`]));
  return {
    placed: placed.length === 0 ? null : placed.join(', '),
    added: added && `${added} added`,
    changed: counts.reworded > 0 ? `${counts.reworded} reworded` : null,
    removed: removed && `${removed} removed`,
  };
}

function joined(parts: readonly (readonly [number, string, string])[]): string | null {
  const words = parts
    .filter(([count]) => count > 0)
    .map(([count, one, many]) => `${count} ${count === 1 ? one : many}`);
  return words.length === 0 ? null : words.join(', ');
}

/** Sections in which nothing changed, for the foot of the list. */
export function unchangedSections(diff: IntentDiff): readonly IntentSection[] {
  return diff.sections.filter((section) => !isChanged(section));
}

export function isChanged(section: IntentSection): boolean {
  return section.kind !== 'same' || section.blocks.some((block) => block.kind !== 'same');
}

/** The change after or before `key`, going round at the ends. */
export function neighbour(
  changes: readonly IntentChange[],
  key: string | null,
  step: 1 | -1,
): IntentChange | undefined {
  if (changes.length === 0) return undefined;
  const at = changes.findIndex((change) => change.key === key);
  if (at < 0) return step === 1 ? changes[0] : changes.at(-1);
  return changes[(at + step + changes.length) % changes.length];
}

export function plainTitle(section: IntentSection): string {
  const hidden = section.kind === 'removed' ? 'added' : 'removed';
  const kept = section.title.filter(({ kind }) => kind !== hidden);
  return kept.map(({ text }) => text).join('');
}

/** “from R2 to R5”, “into AC-1.1 and AC-1.2”: where something went that was not only reworded. */
export function placeWords({ move, regroup }: Pick<IntentChange, 'move' | 'regroup'>): string {
  if (move) return `from ${move.from} to ${move.to}`;
  if (!regroup) return '';
  return regroup.from.length > 1
    ? `from ${listed(regroup.from)}`
    : `${regroup.from[0] ?? ''} became ${listed(regroup.to)}`;
}

function listed(names: readonly string[]): string {
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1) ?? ''}` : names.join('');
}
