import { baseFolder, createPathSet, filesOfGlob, globsIntersect, isPlainPath } from './globs.ts';
import type { Plan, Task, TaskId } from './plan.ts';
import { createOrdered } from './reachability.ts';
import { taskLevels, tasksById } from './taskGraph.ts';

/**
 * Two tasks that could run at the same time and may change the same file. `first` goes first when they
 * run one after the other; `accepted` when a person lets them run at once all the same.
 */
export type Overlap = {
  readonly first: TaskId;
  readonly second: TaskId;
  /** Files both may change; when none exists yet, the folder in which both may make one. */
  readonly files: readonly string[];
  readonly accepted: boolean;
};

/** In the order of the plan. `files` are the repository's paths. */
export function findOverlaps(plan: Plan, files: readonly string[]): readonly Overlap[] {
  const tasks = [...tasksById(plan).values()].filter((task) => task.scope.change.length > 0);
  const order = launchOrder(plan);
  const ordered = createOrdered(plan);
  const accepted = new Set(plan.together.map((pair) => pairKey(...pair)));
  const shared = sharedFiles(tasks, files);
  return [...shared.values()]
    .map(({ a, b, files: both }) => {
      const [first, second] = (order.get(a) ?? 0) <= (order.get(b) ?? 0) ? [a, b] : [b, a];
      return { first, second, files: [...both].sort(), accepted: accepted.has(pairKey(a, b)) };
    })
    .filter(({ first, second }) => !ordered(first, second))
    .sort((a, b) => compare(order, a.first, b.first) || compare(order, a.second, b.second));
}

/** Places in the order in which tasks would be started one by one: by level, then as in the plan. */
export function launchOrder(plan: Plan): ReadonlyMap<TaskId, number> {
  const levels = taskLevels(plan);
  const ids = [...tasksById(plan).keys()].sort((a, b) => (levels.get(a) ?? 0) - (levels.get(b) ?? 0));
  return new Map(ids.map((id, place) => [id, place]));
}

type Pair = { readonly a: TaskId; readonly b: TaskId; readonly files: Set<string> };

function sharedFiles(tasks: readonly Task[], files: readonly string[]): ReadonlyMap<string, Pair> {
  const globs = new Map<string, TaskId[]>();
  for (const task of tasks) {
    for (const glob of task.scope.change) globs.set(glob, [...(globs.get(glob) ?? []), task.id]);
  }
  const paths = createPathSet([...files, ...[...globs.keys()].filter(isPlainPath)]);
  const users = new Map<string, Set<TaskId>>();
  for (const [glob, ids] of globs) {
    for (const path of filesOfGlob(glob, paths)) {
      const known = users.get(path);
      if (known) for (const id of ids) known.add(id);
      else users.set(path, new Set(ids));
    }
  }
  const pairs = new Map<string, Pair>();
  for (const [path, ids] of users) for (const [a, b] of pairsOf([...ids])) addPair(pairs, a, b, path);
  addNewFiles(pairs, globs, new Set(files));
  return pairs;
}

/** Globs that meet in a folder collide even while no file is there: both may make one. */
function addNewFiles(
  pairs: Map<string, Pair>,
  globs: ReadonlyMap<string, readonly TaskId[]>,
  files: ReadonlySet<string>,
): void {
  const wild = [...globs.keys()].filter((glob) => !isPlainPath(glob));
  const folders = [...globs.keys()].filter((glob) => isPlainPath(glob) && !files.has(glob));
  wild.forEach((first, index) => {
    for (const second of [...wild.slice(index), ...folders]) {
      if (first !== second && !globsIntersect(first, second)) continue;
      const [a, b] = [baseFolder(first), baseFolder(second)];
      const folder = `${a.length >= b.length ? a : b}/`;
      for (const one of globs.get(first) ?? [])
        for (const other of globs.get(second) ?? [])
          if (one !== other && !pairs.has(pairKey(one, other))) addPair(pairs, one, other, folder);
    }
  });
}

function addPair(pairs: Map<string, Pair>, a: TaskId, b: TaskId, file: string): void {
  const key = pairKey(a, b);
  const known = pairs.get(key);
  if (known) known.files.add(file);
  else pairs.set(key, { a, b, files: new Set([file]) });
}

function pairsOf(ids: readonly TaskId[]): readonly (readonly [TaskId, TaskId])[] {
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const));
}

export function pairKey(a: TaskId, b: TaskId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function compare(order: ReadonlyMap<TaskId, number>, a: TaskId, b: TaskId): number {
  return (order.get(a) ?? 0) - (order.get(b) ?? 0);
}
