import { filesOfGlob, isPlainPath, type PathSet } from './globs.ts';
import type { Plan, Task, TaskId } from './plan.ts';
import type { CodeLink, PlanCode } from './planCode.ts';
import { createBefore, createGrowingOrder } from './reachability.ts';
import { globOf, readScopeEntry } from './scopeEntry.ts';
import { tasksById } from './taskGraph.ts';

/** `to` changes files that use what `from` changes. */
export type CodeEdge = {
  readonly from: TaskId;
  readonly to: TaskId;
  /** `confirmed`: the plan says so too. A found edge holds like a confirmed one until a person dismisses it. */
  readonly state: 'found' | 'confirmed' | 'dismissed';
  /** Why, in one sentence: the import and its names. */
  readonly reason: string;
  /** Each import as paths, from the file of `to` to the file of `from`, with what hands it on between. */
  readonly paths: readonly (readonly string[])[];
  readonly names: readonly string[];
};

/** More imports than these are told by their number. */
const MOST_PATHS = 20;

/**
 * The order that the code asks for, in the order of the plan. Between two tasks that use each other's files, the one
 * with more uses waits; what contradicts the order the plan gives, or follows from other edges, is left out.
 */
export function findCodeEdges(plan: Plan, code: PlanCode | null, paths: PathSet): readonly CodeEdge[] {
  const found = directed(usesBetween(plan, code, paths), plan);
  const dismissed = new Set(plan.dismissed.map(([from, to]) => `${from} ${to}`));
  const byId = tasksById(plan);
  const settled: CodeEdge[] = [];
  const open: CodeEdge[] = [];
  for (const edge of found) {
    const key = `${edge.from} ${edge.to}`;
    if (byId.get(edge.to)?.needs.includes(edge.from)) settled.push({ ...edge, state: 'confirmed' });
    else if (dismissed.has(key)) settled.push({ ...edge, state: 'dismissed' });
    else open.push(edge);
  }
  const places = new Map(plan.tasks.map((task, place) => [task.id, place]));
  const place = (id: TaskId) => places.get(id) ?? 0;
  return [...settled, ...withoutDetours(withoutContradictions(plan, open), plan)].sort(
    (a, b) => place(a.to) - place(b.to) || place(a.from) - place(b.from),
  );
}

/** The plan with every found edge that nobody dismissed as a “waits for”. */
export function withCodeEdges(plan: Plan, edges: readonly CodeEdge[]): Plan {
  const waits = Map.groupBy(
    edges.filter(({ state }) => state === 'found'),
    ({ to }) => to,
  );
  if (waits.size === 0) return plan;
  return {
    ...plan,
    tasks: plan.tasks.map((task) => {
      const more = waits.get(task.id)?.map(({ from }) => from) ?? [];
      return more.length === 0 ? task : { ...task, needs: [...new Set([...task.needs, ...more])] };
    }),
  };
}

type Uses = { readonly from: TaskId; readonly to: TaskId; readonly links: CodeLink[] };

function usesBetween(plan: Plan, code: PlanCode | null, paths: PathSet): ReadonlyMap<string, Uses> {
  const tasks = [...tasksById(plan).values()].filter(({ scope }) => scope.change.length > 0);
  const changers = changersOf(tasks, paths);
  const uses = new Map<string, Uses>();
  const add = (from: TaskId, to: TaskId, link: CodeLink) => {
    const key = `${from} ${to}`;
    const known = uses.get(key) ?? { from, to, links: [] };
    known.links.push(link);
    uses.set(key, known);
  };
  for (const link of code?.links ?? []) {
    const [user = '', used = ''] = [link.path[0], link.path.at(-1)];
    for (const from of changers.get(used)?.values() ?? []) {
      for (const to of changers.get(user)?.values() ?? []) {
        // Who changes both files minds both; two tasks that change one file are an overlap, not an order.
        if (from.id === to.id || changers.get(used)?.has(to.id) || changers.get(user)?.has(from.id)) continue;
        // What may be left out is nothing for the core to wait for.
        if (from.optional && !to.optional) continue;
        if (usesNamed(from, used, link)) add(from.id, to.id, link);
      }
    }
  }
  for (const { from, to, path } of readsOfNew(tasks, paths)) add(from, to, { path: [path], names: [] });
  return uses;
}

function changersOf(tasks: readonly Task[], paths: PathSet): ReadonlyMap<string, ReadonlyMap<TaskId, Task>> {
  const changers = new Map<string, Map<TaskId, Task>>();
  for (const task of tasks) {
    for (const path of new Set(task.scope.change.flatMap((entry) => filesOfGlob(entry, paths)))) {
      const known = changers.get(path);
      if (known) known.set(task.id, task);
      else changers.set(path, new Map([[task.id, task]]));
    }
  }
  return changers;
}

/** A task that names what it changes in a file concerns only those who use one of these names. */
function usesNamed(task: Task, path: string, { names }: CodeLink): boolean {
  const entries = task.scope.change.map(readScopeEntry);
  const symbols = entries.flatMap(({ glob, symbol }) => (glob === path && symbol !== null ? [symbol] : []));
  const whole = entries.some(({ glob, symbol }) => symbol === null && isPlainPath(glob) && glob === path);
  if (symbols.length === 0 || whole || names.length === 0) return true;
  return symbols.some((symbol) => names.includes(symbol));
}

/** A file that is still to be made has no imports; who says that it reads it waits for who makes it. */
function readsOfNew(
  tasks: readonly Task[],
  paths: PathSet,
): readonly { readonly from: TaskId; readonly to: TaskId; readonly path: string }[] {
  const makers = new Map<string, TaskId[]>();
  for (const { id, scope } of tasks) {
    for (const path of scope.change.map(globOf)) {
      if (isPlainPath(path) && !paths.all.has(path) && paths.below(path).length === 0)
        makers.set(path, [...(makers.get(path) ?? []), id]);
    }
  }
  return tasks.flatMap(({ id, scope }) =>
    scope.read.flatMap((entry) => {
      const path = globOf(entry);
      const from = makers.get(path) ?? [];
      return from.includes(id) ? [] : from.map((maker) => ({ from: maker, to: id, path }));
    }),
  );
}

/** One edge for a pair: from the task whose files are used more; of equals, from the one the plan names first. */
function directed(uses: ReadonlyMap<string, Uses>, plan: Plan): readonly CodeEdge[] {
  const places = new Map(plan.tasks.map((task, place) => [task.id, place]));
  const isBefore = createBefore(plan);
  return [...uses.values()].flatMap(({ from, to, links }): CodeEdge[] => {
    const back = uses.get(`${to} ${from}`)?.links.length ?? 0;
    if (isBefore(to, from)) return [];
    if (!isBefore(from, to) && back > links.length) return [];
    const isLater = (places.get(from) ?? 0) > (places.get(to) ?? 0);
    if (!isBefore(from, to) && back === links.length && isLater) return [];
    return [toEdge(from, to, links)];
  });
}

function toEdge(from: TaskId, to: TaskId, links: readonly CodeLink[]): CodeEdge {
  const shortest = links.toSorted((a, b) => a.path.length - b.path.length || compare(a.path, b.path));
  const names = [...new Set(shortest.flatMap((link) => link.names))];
  return {
    from,
    to,
    state: 'found',
    reason: reasonOf(from, to, shortest, names),
    paths: shortest.slice(0, MOST_PATHS).map(({ path }) => path),
    names,
  };
}

function reasonOf(from: TaskId, to: TaskId, links: readonly CodeLink[], names: readonly string[]): string {
  const [user = '', ...rest] = links[0]?.path ?? [];
  const used = rest.at(-1);
  if (used === undefined) return `${to} reads ${user}, which ${from} makes.`;
  const through = rest.length > 1 ? ` through ${rest.slice(0, -1).join(' and ')}` : '';
  const shown = names.slice(0, 3).join(', ');
  const taken = shown === '' ? '' : ` (${shown}${names.length > 3 ? ', …' : ''})`;
  const more =
    links.length > 1 ? ` So do ${links.length - 1} more ${links.length === 2 ? 'file' : 'files'}.` : '';
  const others = links.length === 2 ? more.replace('So do', 'So does') : more;
  return `${user} imports ${used}${taken}${through}, which ${from} changes.${others}`;
}

/** Each edge in turn, unless it would close a loop with the plan and the edges before it. */
function withoutContradictions(plan: Plan, edges: readonly CodeEdge[]): readonly CodeEdge[] {
  const order = createGrowingOrder(plan);
  const places = new Map(plan.tasks.map((task, place) => [task.id, place]));
  const strongest = edges.toSorted(
    (a, b) => b.paths.length - a.paths.length || (places.get(a.from) ?? 0) - (places.get(b.from) ?? 0),
  );
  return strongest.filter(({ from, to }) => {
    // What follows from the edges before it says nothing new.
    if (from === to || order.isBefore(to, from) || order.isBefore(from, to)) return false;
    order.add(from, to);
    return true;
  });
}

/** Without edges that follow from others: who waits for T2, which waits for T1, need not be told of T1. */
function withoutDetours(edges: readonly CodeEdge[], plan: Plan): readonly CodeEdge[] {
  const whole = withCodeEdges(plan, edges);
  const isBefore = createBefore(whole);
  const byId = tasksById(whole);
  return edges.filter(
    ({ from, to }) => !byId.get(to)?.needs.some((need) => need !== from && isBefore(from, need)),
  );
}

function compare(a: readonly string[], b: readonly string[]): number {
  return a.join(' ') < b.join(' ') ? -1 : 1;
}
