import type { Draft } from '../specStore.ts';
import type { PlacedThread } from '#shared/spec/comments/placeThreads.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** Something left to do, and the place where it is done. */
export type PlanningStep = {
  readonly words: string;
  readonly key: string;
  /** Doing it begins with a line to write in. */
  readonly draft?: Draft;
  /** The thread to answer. */
  readonly thread?: string;
};

/** What stands between this spec and a plan; empty when nothing does. */
export function beforePlanning(
  document: SpecDocument,
  proposals: readonly { readonly key: string }[],
  hints: readonly { readonly key: string }[],
  comments: readonly PlacedThread[] = [],
): readonly PlanningStep[] {
  const [firstProposal] = proposals;
  const [firstHint] = hints;
  const [firstComment] = comments;
  const errors = document.problems.filter((problem) => problem.severity === 'error');
  return [
    ...errors
      .slice(0, 3)
      .map((problem) => ({ words: `Mend line ${problem.line}`, key: `line:${problem.line}` })),
    ...(firstProposal
      ? [
          {
            words: counted(proposals.length, 'Decide 1 proposal', 'Decide # proposals'),
            key: firstProposal.key,
          },
        ]
      : []),
    ...(firstHint
      ? [
          {
            words: counted(hints.length, 'Look at 1 wording hint', 'Look at # wording hints'),
            key: firstHint.key,
          },
        ]
      : []),
    ...(firstComment
      ? [
          {
            words: counted(comments.length, 'Answer 1 comment', 'Answer # comments'),
            key: firstComment.places[0]?.block ?? '',
            thread: firstComment.thread.id,
          },
        ]
      : []),
    ...(document.requirements.length === 0
      ? [{ words: 'Write a requirement', key: 'requirements', draft: { kind: 'requirement' as const } }]
      : []),
    ...document.requirements
      .filter((requirement) => requirement.criteria.length === 0 && !requirement.optional)
      .map((requirement) => ({
        words: `Give ${requirement.id} a criterion`,
        key: requirement.key,
        draft: { kind: 'criterion' as const, requirement: requirement.key, after: null },
      })),
  ];
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many.replace('#', String(count));
}
