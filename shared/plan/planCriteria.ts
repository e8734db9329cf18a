import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { PlanCriterion } from './planContext.ts';

/** The criteria of a spec, in its order, as a plan is held against them. */
export function planCriteria(spec: SpecDocument): readonly PlanCriterion[] {
  return spec.requirements.flatMap((requirement) =>
    requirement.criteria.map((criterion) => ({
      id: criterion.id,
      text: criterion.text,
      requirement: requirement.id,
      requirementTitle: requirement.title,
      optional: requirement.optional,
    })),
  );
}
