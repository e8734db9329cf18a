import { newPlanText } from './newPlanText.ts';
import { parsePlan } from './parsePlan.ts';
import { type Plan, type TaskId, taskIdSchema } from './plan.ts';
import type { PlanEdit } from './planEdit.ts';

/** The chosen tasks as a plan of their own, in the words of plan.yaml, so that they can be pasted anywhere. */
export function copyTasks(plan: Plan, ids: ReadonlySet<TaskId>): string {
  return newPlanText({ spec: plan.spec, tasks: plan.tasks.filter((task) => ids.has(task.id)) });
}

/**
 * Copied tasks as edits that add them: each gets an id of its own, waits for the copies of those it waited for,
 * and for the others where this plan has them. Null when the text holds no task.
 */
export function pasteTasks(plan: Plan, text: string): { edits: readonly PlanEdit[]; ids: TaskId[] } | null {
  const { tasks } = parsePlan(text).plan;
  if (tasks.length === 0 || !/^\s*-?\s*id:\s*T\d+\s*(?:#.*)?$/m.test(text)) return null;
  const next = (index: number) => taskIdSchema.parse(`T${plan.highestNumber + 1 + index}`);
  const copies = new Map(tasks.map((task, index) => [task.id, next(index)]));
  const known = new Set(plan.tasks.map((task) => task.id));
  const added = tasks.map(({ id: _id, needs: _needs, ...fields }): PlanEdit => ({ kind: 'addTask', fields }));
  const connected = tasks.flatMap((task, index): readonly PlanEdit[] => {
    const needs = task.needs.flatMap((need) => copies.get(need) ?? (known.has(need) ? need : []));
    return needs.length > 0 ? [{ kind: 'updateTask', id: next(index), fields: { needs } }] : [];
  });
  return { edits: [...added, ...connected], ids: [...copies.values()] };
}
