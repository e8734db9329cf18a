import type { Plan, Task, TaskId } from './plan.ts';

const maps = new WeakMap<Plan['tasks'], ReadonlyMap<TaskId, Task>>();

/** Tasks by id; of tasks with the same id the first counts. Made once for each list: every quick fix asks for it. */
export function tasksById({ tasks }: Pick<Plan, 'tasks'>): ReadonlyMap<TaskId, Task> {
  const known = maps.get(tasks);
  if (known) return known;
  const byId = firstById(tasks);
  maps.set(tasks, byId);
  return byId;
}

function firstById(tasks: Plan['tasks']): ReadonlyMap<TaskId, Task> {
  const byId = new Map<TaskId, Task>();
  for (const task of tasks) if (!byId.has(task.id)) byId.set(task.id, task);
  return byId;
}

/**
 * Why `to` cannot wait for `from`: the tasks from `from` to `to`, each waiting for the next one.
 * Null when the connection makes no loop.
 */
export function wouldCycle(plan: Plan, from: TaskId, to: TaskId): readonly TaskId[] | null {
  if (from === to) return [from];
  const byId = tasksById(plan);
  const levels = taskLevels(plan);
  // Who waits for a task, at whatever distance, never stands on a lower level than it.
  const least = levels.get(to) ?? 0;
  const cameFrom = new Map<TaskId, TaskId>([[from, from]]);
  const queue: TaskId[] = [from];
  for (const id of queue) {
    if (id === to) return walkBack(cameFrom, from, to);
    for (const need of byId.get(id)?.needs ?? []) {
      if (cameFrom.has(need) || (levels.get(need) ?? least) < least) continue;
      cameFrom.set(need, id);
      queue.push(need);
    }
  }
  return null;
}

/**
 * For each task that `to` cannot wait for, why: the tasks from it to `to`, each waiting for the next.
 * One walk for all, where `wouldCycle` walks for each.
 */
export function loopsInto(plan: Plan, to: TaskId): ReadonlyMap<TaskId, readonly TaskId[]> {
  const dependents = new Map<TaskId, TaskId[]>();
  for (const task of tasksById(plan).values())
    for (const need of task.needs) {
      const known = dependents.get(need);
      if (known) known.push(task.id);
      else dependents.set(need, [task.id]);
    }
  const paths = new Map<TaskId, readonly TaskId[]>([[to, [to]]]);
  for (const [id, path] of paths)
    for (const dependent of dependents.get(id) ?? [])
      if (!paths.has(dependent)) paths.set(dependent, [dependent, ...path]);
  return paths;
}

/** For each task that cannot wait for `from`, why: the tasks from `from` to it, each waiting for the next. */
export function loopsOutOf(plan: Plan, from: TaskId): ReadonlyMap<TaskId, readonly TaskId[]> {
  const byId = tasksById(plan);
  const paths = new Map<TaskId, readonly TaskId[]>([[from, [from]]]);
  for (const [id, path] of paths)
    for (const need of byId.get(id)?.needs ?? []) if (!paths.has(need)) paths.set(need, [...path, need]);
  return paths;
}

/** The ids that cannot start to wait for `from` without making a loop, `from` itself included. */
export function loopTargets(plan: Plan, from: TaskId): ReadonlySet<TaskId> {
  const byId = tasksById(plan);
  const reached = new Set<TaskId>([from]);
  for (const id of reached) for (const need of byId.get(id)?.needs ?? []) reached.add(need);
  return reached;
}

/** Every loop once, as tasks each waiting for the next and the last for the first. */
export function findCycles(plan: Plan): readonly (readonly TaskId[])[] {
  const byId = tasksById(plan);
  const done = new Set<TaskId>();
  const cycles: TaskId[][] = [];
  for (const start of byId.keys()) {
    if (done.has(start)) continue;
    const path: TaskId[] = [];
    const onPath = new Set<TaskId>();
    const pending: { id: TaskId; needs: TaskId[] }[] = [];
    const enter = (id: TaskId) => {
      path.push(id);
      onPath.add(id);
      pending.push({ id, needs: [...(byId.get(id)?.needs ?? [])] });
    };
    enter(start);
    for (let top = pending.at(-1); top; top = pending.at(-1)) {
      const next = top.needs.shift();
      if (next === undefined) {
        pending.pop();
        path.pop();
        onPath.delete(top.id);
        done.add(top.id);
      } else if (onPath.has(next)) cycles.push(path.slice(path.indexOf(next)));
      else if (byId.has(next) && !done.has(next)) enter(next);
    }
  }
  return cycles;
}

/**
 * How many tasks in a row must land before each task, counted from 0; unknown needs do not count, and
 * tasks in or behind a loop stand after the last level that can be reached.
 */
export function taskLevels(plan: Plan): ReadonlyMap<TaskId, number> {
  const known = levelMaps.get(plan.tasks);
  if (known) return known;
  const levels = findLevels(plan);
  levelMaps.set(plan.tasks, levels);
  return levels;
}

const levelMaps = new WeakMap<Plan['tasks'], ReadonlyMap<TaskId, number>>();

function findLevels(plan: Plan): ReadonlyMap<TaskId, number> {
  const byId = tasksById(plan);
  const waiting = new Map<TaskId, number>();
  const dependents = new Map<TaskId, TaskId[]>();
  for (const task of byId.values()) {
    const needs = task.needs.filter((need) => byId.has(need));
    waiting.set(task.id, needs.length);
    for (const need of needs) {
      const known = dependents.get(need);
      if (known) known.push(task.id);
      else dependents.set(need, [task.id]);
    }
  }
  const levels = new Map<TaskId, number>();
  let current = [...byId.keys()].filter((id) => waiting.get(id) === 0);
  let level = 0;
  while (current.length > 0) {
    const next: TaskId[] = [];
    for (const id of current) {
      levels.set(id, level);
      for (const dependent of dependents.get(id) ?? []) {
        const left = (waiting.get(dependent) ?? 0) - 1;
        waiting.set(dependent, left);
        if (left === 0) next.push(dependent);
      }
    }
    current = next;
    level += 1;
  }
  for (const id of byId.keys()) if (!levels.has(id)) levels.set(id, level);
  return levels;
}

function walkBack(cameFrom: ReadonlyMap<TaskId, TaskId>, from: TaskId, to: TaskId): readonly TaskId[] {
  const path = [to];
  for (let id = to; id !== from; ) {
    const previous = cameFrom.get(id);
    if (previous === undefined) break;
    path.unshift(previous);
    id = previous;
  }
  return path;
}
