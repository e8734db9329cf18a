import type { Thread } from '#shared/spec/comments/comment.ts';
import type { SpecState } from '#shared/spec/contract.ts';

export type HistoryPerson = { readonly name: string; readonly part: 'approves' | 'wrote' | 'comments' };

/** Everyone who had a part in the spec, and the weightiest thing they did; in the order they first appeared. */
export function historyPeople(
  { versions, approvals }: Pick<SpecState, 'versions' | 'approvals'>,
  threads: readonly Thread[],
): readonly HistoryPerson[] {
  const approvers = new Set(approvals.map(({ by }) => by));
  // Who approves a text commits it; that alone does not make them a writer.
  const writers = new Set(versions.filter(({ approved }) => !approved).map(({ author }) => author));
  const seen = [
    ...versions.toReversed().map(({ author }) => author),
    ...approvals.map(({ by }) => by),
    ...threads.flatMap(({ remarks }) => remarks.map(({ by }) => by)),
  ];
  return [...new Set(seen)]
    .filter((name) => name !== '')
    .map((name) => {
      const isWriter = writers.has(name) || versions.some(({ author }) => author === name);
      return { name, part: approvers.has(name) ? 'approves' : isWriter ? 'wrote' : 'comments' };
    });
}
