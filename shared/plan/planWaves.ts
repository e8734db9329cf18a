import { estimateMinutes } from './estimate.ts';
import type { Overlap } from './findOverlaps.ts';
import type { Plan, Task, TaskId } from './plan.ts';
import { taskLevels, tasksById } from './taskGraph.ts';

/** Tasks that become ready together. `number` counts from 1, `minutes` is how long the wave takes. */
export type Wave = {
  readonly number: number;
  readonly taskIds: readonly TaskId[];
  readonly minutes: number;
  /** The most tasks of the wave that run at the same time. */
  readonly atOnce: number;
};

/** The waves in order, as long as `limit` agents need who never change the same file at once. */
export function planWaves(plan: Plan, overlaps: readonly Overlap[], limit: number): readonly Wave[] {
  const levels = taskLevels(plan);
  const waves: Task[][] = [];
  for (const task of tasksById(plan).values()) (waves[levels.get(task.id) ?? 0] ??= []).push(task);
  const apart = keptApart(overlaps);
  return waves.map((tasks, index) => ({
    number: index + 1,
    taskIds: tasks.map((task) => task.id),
    ...schedule(tasks, apart, limit),
  }));
}

type Apart = ReadonlyMap<TaskId, ReadonlySet<TaskId>>;

/** For each task those it must not run beside. */
export function keptApart(overlaps: readonly Overlap[]): Apart {
  const apart = new Map<TaskId, Set<TaskId>>();
  const add = (a: TaskId, b: TaskId) => {
    const known = apart.get(a);
    if (known) known.add(b);
    else apart.set(a, new Set([b]));
  };
  for (const { first, second, accepted } of overlaps) {
    if (accepted) continue;
    add(first, second);
    add(second, first);
  }
  return apart;
}

/** Starts each task as early as the limit and the overlaps allow, in the order of the plan. */
function schedule(tasks: readonly Task[], apart: Apart, limit: number): Pick<Wave, 'minutes' | 'atOnce'> {
  const waiting = [...tasks];
  let running: { task: Task; until: number }[] = [];
  let [now, atOnce] = [0, 0];
  while (waiting.length > 0 || running.length > 0) {
    for (let index = 0; index < waiting.length && running.length < Math.max(1, limit); ) {
      const task = waiting[index];
      const blocked = task && running.some((other) => apart.get(task.id)?.has(other.task.id));
      if (task && !blocked) {
        running.push({ task, until: now + estimateMinutes(task.estimate) });
        waiting.splice(index, 1);
      } else index += 1;
    }
    atOnce = Math.max(atOnce, running.length);
    now = Math.min(...running.map((one) => one.until));
    running = running.filter((one) => one.until > now);
  }
  return { minutes: now, atOnce };
}
