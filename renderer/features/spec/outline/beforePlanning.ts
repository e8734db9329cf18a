import type { SpecDocument } from '#shared/spec/specDocument.ts';

/** Something left to do, and the place where it is done. */
export type PlanningStep = { readonly words: string; readonly key: string };

/** What stands between this spec and a plan; empty when nothing does. */
export function beforePlanning(
  document: SpecDocument,
  proposals: readonly { readonly key: string }[],
  hints: readonly { readonly key: string }[],
): readonly PlanningStep[] {
  const [firstProposal] = proposals;
  const [firstHint] = hints;
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
    ...(document.requirements.length === 0 ? [{ words: 'Write a requirement', key: 'requirements' }] : []),
    ...document.requirements
      .filter((requirement) => requirement.criteria.length === 0 && !requirement.optional)
      .map((requirement) => ({ words: `Give ${requirement.id} a criterion`, key: requirement.key })),
  ];
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? one : many.replace('#', String(count));
}
