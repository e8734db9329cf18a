import { baseFolder, createPathSet, filesOfGlob, globsIntersect, isPlainPath } from './globs.ts';
import { namedSymbols } from './namedSymbols.ts';
import type { Plan, Task, TaskId } from './plan.ts';
import type { PlanCode } from './planCode.ts';
import { createOrdered } from './reachability.ts';
import { globOf, readScopeEntry } from './scopeEntry.ts';
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
  /** Names in these files that both speak of; `line` where the index knows it. */
  readonly symbols: readonly SharedSymbol[];
};

export type SharedSymbol = { readonly path: string; readonly name: string; readonly line: number | null };

/** In the order of the plan. `files` are the repository's paths. */
export function findOverlaps(
  plan: Plan,
  files: readonly string[],
  code: PlanCode | null = null,
): readonly Overlap[] {
  const tasks = [...tasksById(plan).values()].filter((task) => task.scope.change.length > 0);
  const order = launchOrder(plan);
  const ordered = createOrdered(plan);
  const accepted = new Set(plan.together.map((pair) => pairKey(...pair)));
  const byId = tasksById(plan);
  const shared = sharedFiles(tasks, files);
  return [...shared.values()]
    .filter(({ a, b }) => !ordered(a, b))
    .map(({ a, b, files: both }) => {
      const [first, second] = (order.get(a) ?? 0) <= (order.get(b) ?? 0) ? [a, b] : [b, a];
      const paths = [...both].sort();
      const symbols = sharedSymbols(byId.get(first), byId.get(second), paths, code);
      return { first, second, files: paths, accepted: accepted.has(pairKey(a, b)), symbols };
    })
    .sort((a, b) => compare(order, a.first, b.first) || compare(order, a.second, b.second));
}

/** More files than these are not looked through name by name. */
const MOST_FILES = 20;

function sharedSymbols(
  first: Task | undefined,
  second: Task | undefined,
  paths: readonly string[],
  code: PlanCode | null,
): readonly SharedSymbol[] {
  if (!first || !second) return [];
  return paths.slice(0, MOST_FILES).flatMap((path) => {
    const others = namedSymbols(second, path, code);
    return [...namedSymbols(first, path, code)]
      .filter((name) => others.has(name))
      .map((name) => {
        const line = code?.files[path]?.symbols.find((symbol) => symbol.name === name)?.line ?? null;
        return { path, name, line };
      });
  });
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
  const paths = createPathSet([...files, ...[...globs.keys()].filter(isPlainPath).map(globOf)]);
  const users = new Map<string, Map<TaskId, Part>>();
  for (const [glob, ids] of globs) {
    const { symbol } = readScopeEntry(glob);
    for (const path of filesOfGlob(glob, paths)) {
      const known = users.get(path) ?? new Map<TaskId, Part>();
      users.set(path, known);
      for (const id of ids) known.set(id, widened(known.get(id), symbol));
    }
  }
  const pairs = new Map<string, Pair>();
  for (const [path, ids] of users) {
    for (const [[a, partA], [b, partB]] of pairsOf([...ids])) {
      if (meet(partA, partB)) addPair(pairs, a, b, path);
    }
  }
  addNewFiles(pairs, globs, new Set(files));
  return pairs;
}

/** The names of a file that a task may change; `whole` when it may change all of it. */
type Part = ReadonlySet<string> | 'whole';

function widened(part: Part | undefined, symbol: string | null): Part {
  if (part === 'whole' || symbol === null) return 'whole';
  return new Set([...(part ?? []), symbol]);
}

/** Two tasks that each name what they change in a file meet only where they name the same. */
function meet(first: Part, second: Part): boolean {
  return first === 'whole' || second === 'whole' || [...first].some((name) => second.has(name));
}

/** Globs that meet in a folder collide even while no file is there: both may make one. */
function addNewFiles(
  pairs: Map<string, Pair>,
  globs: ReadonlyMap<string, readonly TaskId[]>,
  files: ReadonlySet<string>,
): void {
  const made = [...globs.keys()].filter((glob) => !isPlainPath(glob) || !files.has(globOf(glob)));
  for (const [first, second, folder] of meetingPairs(made)) {
    for (const one of globs.get(first) ?? [])
      for (const other of globs.get(second) ?? [])
        if (one !== other && !pairs.has(pairKey(one, other))) addPair(pairs, one, other, folder);
  }
}

/** Globs that meet, each pair once and also with itself. Only those one of which is above the other can. */
function meetingPairs(globs: readonly string[]): readonly (readonly [string, string, string])[] {
  const byFolder = new Map<string, string[]>();
  const placed = globs.map((glob) => ({ glob, folder: baseFolder(glob) }));
  for (const { glob, folder } of placed) byFolder.set(folder, [...(byFolder.get(folder) ?? []), glob]);
  return placed.flatMap(({ glob, folder }) =>
    foldersAbove(folder).flatMap((above) =>
      (byFolder.get(above) ?? [])
        .filter((other) => above !== folder || other <= glob)
        .filter((other) => !isPlainPath(glob) || !isPlainPath(other))
        .filter((other) => other === glob || globsIntersect(other, glob))
        .map((other) => [other, glob, `${folder}/`] as const),
    ),
  );
}

/** The folder itself, those it is in, and the root as an empty name. */
function foldersAbove(folder: string): readonly string[] {
  const above = [''];
  for (let at = folder.indexOf('/'); at >= 0; at = folder.indexOf('/', at + 1))
    above.push(folder.slice(0, at));
  return folder === '' ? above : [...above, folder];
}

function addPair(pairs: Map<string, Pair>, a: TaskId, b: TaskId, file: string): void {
  const key = pairKey(a, b);
  const known = pairs.get(key);
  if (known) known.files.add(file);
  else pairs.set(key, { a, b, files: new Set([file]) });
}

function pairsOf<Item>(ids: readonly Item[]): readonly (readonly [Item, Item])[] {
  return ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const));
}

export function pairKey(a: TaskId, b: TaskId): string {
  return a < b ? `${a} ${b}` : `${b} ${a}`;
}

function compare(order: ReadonlyMap<TaskId, number>, a: TaskId, b: TaskId): number {
  return (order.get(a) ?? 0) - (order.get(b) ?? 0);
}
