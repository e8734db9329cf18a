import type { TaskId } from '#shared/plan/plan.ts';
import type { RunTask } from './run.ts';

const known = new WeakMap<readonly RunTask[], ReadonlyMap<TaskId, number>>();

/** Minutes from the start of each task to the end of the longest chain of tasks that wait for it. */
export function minutesToTheEnd(tasks: readonly RunTask[]): ReadonlyMap<TaskId, number> {
  const before = known.get(tasks);
  if (before) return before;
  const minutes = measure(tasks);
  known.set(tasks, minutes);
  return minutes;
}

function measure(tasks: readonly RunTask[]): ReadonlyMap<TaskId, number> {
  const after = Map.groupBy(
    tasks.flatMap((task) => task.needs.map((need) => ({ need, task }))),
    ({ need }) => need,
  );
  const minutes = new Map<TaskId, number>();
  const visit = (task: RunTask, above: ReadonlySet<TaskId>): number => {
    const measured = minutes.get(task.id);
    if (measured !== undefined) return measured;
    const path = new Set([...above, task.id]);
    const next = (after.get(task.id) ?? []).filter((edge) => !path.has(edge.task.id));
    const sum = task.minutes + Math.max(0, ...next.map((edge) => visit(edge.task, path)));
    minutes.set(task.id, sum);
    return sum;
  };
  for (const task of tasks) visit(task, new Set());
  return minutes;
}
