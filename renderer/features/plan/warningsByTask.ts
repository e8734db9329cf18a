import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanModel } from './planModel.ts';

/** The first thing that is the matter with each task, as a sentence. */
export function warningsByTask(model: PlanModel): ReadonlyMap<TaskId, string> {
  const warnings = new Map<TaskId, string>();
  for (const { taskIds, sentence } of model.problems)
    for (const id of taskIds) if (!warnings.has(id)) warnings.set(id, `${sentence}.`);
  return warnings;
}
