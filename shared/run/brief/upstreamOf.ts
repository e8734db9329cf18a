import { matchesGlobs } from '#shared/plan/globs.ts';
import { isTestFile } from '#shared/code/pathRules.ts';
import type { Attempt, ChangedFile, Run, RunTask } from '../run.ts';
import { stateOfTask } from '../taskStates.ts';

/** A task that has landed, seen from one that comes after it. */
export type LandedTask = {
  readonly task: RunTask;
  readonly attempt: Attempt | undefined;
  /** Whether the other waits for it, also through others, or has files of it in its scope. */
  readonly buildsOn: boolean;
  /** What it changed: first what stands in the other's scope, tests last. */
  readonly files: readonly ChangedFile[];
};

/**
 * The landed tasks as one task sees them, the most telling first: those it waits for, the nearest before others; then
 * those whose files it changes or reads; then the rest, each by its number.
 */
export function upstreamOf(run: Run, task: RunTask): readonly LandedTask[] {
  const distance = distancesFrom(run, task);
  const far = run.tasks.length + 1;
  const ranked = run.tasks
    .filter(({ id }) => id !== task.id && stateOfTask(run, id) === 'landed')
    .map((landed) => {
      const attempt = run.attempts.findLast(
        ({ taskId, state }) => taskId === landed.id && state === 'landed',
      );
      const files = inOrder(attempt?.files ?? [], task);
      const touches = files.some(({ path }) => isNear(path, task));
      const rank = distance.get(landed.id) ?? (touches ? far : far + 1);
      return { task: landed, attempt, files, rank, buildsOn: rank <= far };
    });
  return ranked
    .toSorted((a, b) => a.rank - b.rank || numberOf(a.task) - numberOf(b.task))
    .map(({ rank: _rank, ...landed }) => landed);
}

/** How many steps each task lies before this one, for those it waits for. */
function distancesFrom(run: Run, task: RunTask): ReadonlyMap<string, number> {
  const needs = new Map(run.tasks.map((one) => [one.id, one.needs]));
  const found = new Map<string, number>();
  let edge: readonly RunTask['id'][] = task.needs;
  for (let step = 1; edge.length > 0; step += 1) {
    const fresh = edge.filter((id) => id !== task.id && !found.has(id));
    for (const id of fresh) found.set(id, step);
    edge = [...new Set(fresh)].flatMap((id) => needs.get(id) ?? []);
  }
  return found;
}

function inOrder(files: readonly ChangedFile[], task: RunTask): readonly ChangedFile[] {
  const rank = ({ path }: ChangedFile) => (isNear(path, task) ? 0 : 2) + (isTestFile(path) ? 1 : 0);
  return files.toSorted((a, b) => rank(a) - rank(b) || compare(a.path, b.path));
}

function isNear(path: string, { change, read }: RunTask): boolean {
  return matchesGlobs(change, path) || matchesGlobs(read, path);
}

function numberOf({ id }: RunTask): number {
  return Number(id.slice(1));
}

/** By UTF-16 units, the same on every machine. */
function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
