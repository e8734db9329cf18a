import type { TaskId } from '#shared/plan/plan.ts';
import type { RunTask } from './run.ts';

/** Minutes from the start of each task to the end of the longest chain of tasks that wait for it. */
export function minutesToTheEnd(tasks: readonly RunTask[]): ReadonlyMap<TaskId, number> {
  const known = new Map<TaskId, number>();
  const visit = (task: RunTask, above: ReadonlySet<TaskId>): number => {
    const before = known.get(task.id);
    if (before !== undefined) return before;
    const path = new Set([...above, task.id]);
    const after = tasks.filter(({ id, needs }) => needs.includes(task.id) && !path.has(id));
    const minutes = task.minutes + Math.max(0, ...after.map((next) => visit(next, path)));
    known.set(task.id, minutes);
    return minutes;
  };
  for (const task of tasks) visit(task, new Set());
  return known;
}
