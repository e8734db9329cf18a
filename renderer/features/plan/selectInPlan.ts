import type { TaskId } from '#shared/plan/plan.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { beginPlan, planStore } from './planStore.ts';

/** From elsewhere: the task that the Plan stage shows when it opens. */
export function selectInPlan(projectId: ProjectId, specId: SpecId, task: TaskId): void {
  planStore.setState((store) => {
    const begun = beginPlan(store, projectId, specId);
    return { ...begun, selection: task, chosen: new Set([task]) };
  }, true);
}
