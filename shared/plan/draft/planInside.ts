import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { matchesGlobs } from '../globs.ts';
import { type Plan, type Task, taskIdSchema } from '../plan.ts';

/** The spec as far as a group is concerned: only its criteria, and nothing to find out that the plan around it asks. */
export function specOfGroup(spec: SpecDocument, group: Task): SpecDocument {
  const ids = new Set(group.criteria);
  const requirements = spec.requirements
    .map((requirement) => ({
      ...requirement,
      criteria: requirement.criteria.filter(({ id }) => ids.has(id)),
    }))
    .filter(({ criteria }) => criteria.length > 0);
  return {
    ...spec,
    requirements,
    criteria: spec.criteria.filter(({ id }) => ids.has(id)),
    questions: [],
    assumptions: [],
  };
}

/**
 * The tasks of a drafted plan as the inside of a group: ids that follow on the plan's, files within the group's scope
 * where it names some, and no review of the whole, which the plan around it has.
 */
export function insideOf(group: Task, drafted: Plan, plan: Plan): readonly Task[] {
  const kept = drafted.tasks.filter(({ role }) => role === 'implement' || role === 'investigate');
  const ids = new Map(
    kept.map(({ id }, index) => [id, taskIdSchema.parse(`T${plan.highestNumber + index + 1}`)]),
  );
  return kept.map((task) => {
    return {
      ...task,
      id: ids.get(task.id) ?? task.id,
      needs: task.needs.flatMap((need) => ids.get(need) ?? []),
      scope: { ...task.scope, change: changeWithin(group, task) },
      optional: task.optional || group.optional,
      within: group.id,
    };
  });
}

/** What a group may change holds for all within it: a task that would name no file of it may change what the group may. */
function changeWithin(group: Task, { role, scope: { change } }: Task): readonly string[] {
  if (group.scope.change.length === 0 || role !== 'implement') return change;
  const inScope = change.filter((path) => matchesGlobs(group.scope.change, path));
  return inScope.length > 0 ? inScope : group.scope.change;
}
