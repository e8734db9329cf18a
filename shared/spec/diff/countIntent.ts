import type { IntentChange, IntentDiff } from './intent.ts';

export type IntentCounts = Readonly<
  Record<
    | 'requirementsAdded'
    | 'requirementsRemoved'
    | 'criteriaAdded'
    | 'criteriaRemoved'
    | 'reworded'
    | 'moved'
    | 'split'
    | 'merged'
    | 'otherAdded'
    | 'otherRemoved',
    number
  >
>;

/** Counts for the summary; the criteria of a requirement that came or went count with it, not by themselves. */
export function countIntent(diff: IntentDiff): IntentCounts {
  const count = (test: (change: IntentChange) => boolean) => diff.changes.filter(test).length;
  const of = (kind: IntentChange['kind']) => count((change) => change.kind === kind);
  const within = (kind: 'added' | 'removed', place: 'requirement' | 'criterion' | 'other') =>
    count((change) => change.kind === kind && placeOf(change) === place);
  return {
    requirementsAdded: within('added', 'requirement'),
    requirementsRemoved: within('removed', 'requirement'),
    criteriaAdded: within('added', 'criterion'),
    criteriaRemoved: within('removed', 'criterion'),
    otherAdded: within('added', 'other'),
    otherRemoved: within('removed', 'other'),
    reworded: of('reworded'),
    moved: of('moved'),
    split: of('split'),
    merged: of('merged'),
  };
}

function placeOf({ subject, key }: IntentChange): 'requirement' | 'criterion' | 'other' {
  if (subject === 'requirement') return key.endsWith(':prose') ? 'other' : 'requirement';
  return subject === 'criterion' ? 'criterion' : 'other';
}
