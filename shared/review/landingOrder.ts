import type { Attempt, AttemptId, RunTask } from '#shared/run/run.ts';
import type { LandingForecast } from './contract.ts';

/** `overlaps` are with attempts that land earlier; `forecast` is null while it is not known. */
export interface LandingPlace {
  readonly attemptId: AttemptId;
  readonly taskId: string;
  readonly forecast: 'clean' | 'conflicts' | 'overlaps' | 'unknown';
  /** The forecast in words, such as “lands cleanly”. */
  readonly words: string;
  /** Why it stands at this place. */
  readonly why: string;
  /** Whether it meets work that has landed already, so that a person can settle it now. */
  readonly isSettleable: boolean;
}

type Waiting = Pick<Attempt, 'id' | 'taskId' | 'files'>;

/**
 * Puts attempts that wait for review in the order to land them before that was tried: what others need first, what is
 * known to conflict last, else by wave and number as the plan has them. The same input gives the same order.
 */
export function landingOrder(
  attempts: readonly Waiting[],
  forecasts: readonly LandingForecast[],
  tasks: readonly Pick<RunTask, 'id' | 'needs' | 'wave'>[],
): readonly LandingPlace[] {
  const forecastOf = new Map(forecasts.map((forecast) => [forecast.attemptId, forecast]));
  const taskOf = new Map(tasks.map((task) => [task.id, task]));
  const meets = (attempt: Waiting) =>
    attempts.filter((other) => other.id !== attempt.id && shared(attempt, other).length > 0).length;
  const rank = (attempt: Waiting) =>
    [
      forecastOf.get(attempt.id)?.clean === false ? 1 : 0,
      taskOf.get(attempt.taskId)?.wave ?? 0,
      Number(attempt.taskId.slice(1)),
    ] as const;
  const left = attempts.toSorted((a, b) => compare(rank(a), rank(b)));
  const placed: Waiting[] = [];
  while (left.length > 0) {
    const waiting = new Set(left.map((attempt) => attempt.taskId));
    const free = left.findIndex(
      (one) => !(taskOf.get(one.taskId)?.needs ?? []).some((need) => waiting.has(need)),
    );
    placed.push(...left.splice(Math.max(free, 0), 1));
  }
  return placed.map((attempt, index) => ({
    attemptId: attempt.id,
    taskId: attempt.taskId,
    ...forecastWords(attempt, forecastOf.get(attempt.id), placed.slice(0, index)),
    why: placeWords(attempt, placed.slice(index + 1), taskOf, meets(attempt)),
    isSettleable: false,
  }));
}

function forecastWords(
  attempt: Waiting,
  forecast: LandingForecast | undefined,
  earlier: readonly Waiting[],
): Pick<LandingPlace, 'forecast' | 'words'> {
  if (!forecast) return { forecast: 'unknown', words: 'being tried' };
  if (!forecast.clean) return { forecast: 'conflicts', words: `conflicts in ${files(forecast.conflicts)}` };
  const first = earlier.find((other) => shared(attempt, other).length > 0);
  if (!first) return { forecast: 'clean', words: 'lands cleanly' };
  return { forecast: 'overlaps', words: `overlaps with ${first.taskId} in ${files(shared(attempt, first))}` };
}

function placeWords(
  attempt: Waiting,
  later: readonly Waiting[],
  taskOf: ReadonlyMap<string, Pick<RunTask, 'id' | 'needs' | 'wave'>>,
  meets: number,
): string {
  const needing = later.filter((other) =>
    taskOf.get(other.taskId)?.needs.some((need) => need === attempt.taskId),
  );
  if (needing.length > 0) return `${needing.map((other) => other.taskId).join(' and ')} need it first.`;
  if (meets === 0) return 'It shares no file with the others.';
  return `It changes files of ${meets === 1 ? 'one other task' : `${meets} other tasks`}.`;
}

function shared(a: Waiting, b: Waiting): readonly string[] {
  const paths = new Set(b.files.flatMap((file) => [file.path, file.oldPath]));
  return a.files.map((file) => file.path).filter((path) => paths.has(path));
}

function files(paths: readonly string[]): string {
  return paths.length === 1 ? shortPath(paths[0] ?? '') : `${paths.length} files`;
}

/** The last folder and the name: enough to recognise a file by. */
function shortPath(path: string): string {
  return path.split('/').slice(-2).join('/');
}

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
