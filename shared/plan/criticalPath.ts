import { estimateMinutes } from './estimate.ts';
import { launchOrder, type Overlap } from './findOverlaps.ts';
import type { Plan, TaskId } from './plan.ts';
import { tasksById } from './taskGraph.ts';

export type CriticalPath = { readonly taskIds: readonly TaskId[]; readonly minutes: number };

/** The chain that decides how long the plan takes at least: what waits for what, and what must not run at once. */
export function findCriticalPath(plan: Plan, overlaps: readonly Overlap[]): CriticalPath {
  const byId = tasksById(plan);
  const order = launchOrder(plan);
  const before = new Map<TaskId, TaskId[]>([...byId.values()].map((task) => [task.id, [...task.needs]]));
  for (const { first, second, accepted } of overlaps) if (!accepted) before.get(second)?.push(first);

  const longest = new Map<TaskId, { minutes: number; previous: TaskId | null }>();
  for (const id of order.keys()) {
    const task = byId.get(id);
    if (!task) continue;
    let [wait, previous] = [0, null as TaskId | null];
    for (const other of before.get(id) ?? []) {
      const minutes = longest.get(other)?.minutes ?? 0;
      if (minutes > wait) [wait, previous] = [minutes, other];
    }
    longest.set(id, { minutes: wait + estimateMinutes(task.estimate), previous });
  }
  return trace(longest);
}

function trace(longest: ReadonlyMap<TaskId, { minutes: number; previous: TaskId | null }>): CriticalPath {
  let last: TaskId | null = null;
  for (const [id, { minutes }] of longest) {
    if (last === null || minutes > (longest.get(last)?.minutes ?? 0)) last = id;
  }
  const minutes = last === null ? 0 : (longest.get(last)?.minutes ?? 0);
  const taskIds: TaskId[] = [];
  for (let id = last; id !== null; id = longest.get(id)?.previous ?? null) taskIds.unshift(id);
  return { taskIds, minutes };
}
