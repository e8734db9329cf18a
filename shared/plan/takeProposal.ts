import { newPlanText } from './newPlanText.ts';
import type { Task, TaskId } from './plan.ts';
import type { PlanEdit } from './planEdit.ts';
import type { PlanProposal } from './planProposal.ts';

/** The edit that takes these tasks of a proposal; null takes all of it. */
export function takeProposal(
  { tasks }: PlanProposal,
  ids: readonly TaskId[] | null,
): Extract<PlanEdit, { kind: 'adopt' }> {
  const taken = tasks.filter(({ taskId }) => ids === null || ids.includes(taskId));
  return {
    kind: 'adopt',
    added: taken.flatMap(({ before, after }) => (before === null && after ? [sound(after)] : [])),
    changed: taken.flatMap(({ before, after }) => (before && after ? [sound(after)] : [])),
    removed: taken.flatMap(({ taskId, after }) => (after === null ? [taskId] : [])),
  };
}

/** A model may name a thing twice; the file says each once. */
function sound(task: Task): Task {
  const { change, read } = task.scope;
  return {
    ...task,
    needs: once(task.needs),
    criteria: once(task.criteria),
    checks: once(task.checks),
    scope: { change: once(change), read: once(read) },
  };
}

function once<Value>(list: readonly Value[]): readonly Value[] {
  return [...new Set(list)];
}

/** The text of a plan.yaml that holds these tasks of a proposal, where there is none yet. */
export function planTextOf(specId: string, proposal: PlanProposal, ids: readonly TaskId[] | null): string {
  const { added } = takeProposal(proposal, ids);
  const known = new Set(added.map(({ id }) => id));
  const tasks = added.map((task) => ({
    ...task,
    needs: task.needs.filter((need) => known.has(need)),
    within: task.within !== null && known.has(task.within) ? task.within : null,
  }));
  return newPlanText({ spec: specId, tasks });
}
