import type { TaskId } from '#shared/plan/plan.ts';
import type { Attempt, Run, RunTask, TaskState } from './run.ts';

/** An agent is in the workspace, or the workspace is made or checked. */
const AT_WORK: ReadonlySet<TaskState> = new Set([
  'preparing',
  'running',
  'needsYou',
  'checking',
  'verifying',
]);

/** The work exists but has not landed, so no other task may change the same files. */
const UNLANDED: ReadonlySet<TaskState> = new Set([
  ...AT_WORK,
  'inReview',
  'sentBack',
  'approved',
  'landing',
  'interrupted',
  'conflicted',
]);

export function isAtWork(state: TaskState): boolean {
  return AT_WORK.has(state);
}

export function lastAttemptOf(run: Run, taskId: TaskId): Attempt | undefined {
  return attemptsOf(run, taskId).at(-1);
}

const NONE: readonly Attempt[] = [];
const grouped = new WeakMap<Run['attempts'], ReadonlyMap<TaskId, readonly Attempt[]>>();

/** The task's attempts, oldest first. Grouped once for each list, because every decision asks for every task. */
export function attemptsOf(run: Run, taskId: TaskId): readonly Attempt[] {
  const known = grouped.get(run.attempts);
  if (known) return known.get(taskId) ?? NONE;
  grouped.set(
    run.attempts,
    Map.groupBy(run.attempts, (attempt) => attempt.taskId),
  );
  return attemptsOf(run, taskId);
}

export function stateOfTask(run: Run, taskId: TaskId): TaskState {
  return run.taskStates[taskId]?.state ?? 'ready';
}

/** Whether the task's files are taken: by work going on, waiting for review, or about to be tried again. */
export function holdsItsFiles(run: Run, taskId: TaskId): boolean {
  // A group that waits for a word on its plan has changed nothing yet.
  if (run.groups[taskId]) return false;
  return UNLANDED.has(stateOfTask(run, taskId)) || isRetryDue(run, taskId);
}

/** Whether its files are taken by work that lies still until someone or the scheduler takes it up again. */
function liesStill(run: Run, taskId: TaskId): boolean {
  return (
    ['sentBack', 'interrupted', 'conflicted'].includes(stateOfTask(run, taskId)) || isRetryDue(run, taskId)
  );
}

/**
 * The tasks whose unlanded work keeps this one from starting. Where a person let two go at once, both may come back
 * with unlanded work on one file: they would wait for each other for ever, so what lies still then is not in the way.
 */
export function holdersFor(run: Run, taskId: TaskId): readonly RunTask[] {
  const isItself = holdsItsFiles(run, taskId);
  return run.tasks.filter(
    ({ id }) => id !== taskId && holdsItsFiles(run, id) && !(isItself && liesStill(run, id)),
  );
}

/** Failed tries at the end of the task's attempts. */
export function failedTries(run: Run, taskId: TaskId): number {
  const attempts = attemptsOf(run, taskId);
  return attempts.length - 1 - attempts.findLastIndex((attempt) => attempt.state !== 'failed');
}

/**
 * Only failed checks are tried again by themselves: their output tells the next attempt what to mend.
 * A person mends in the same workspace instead.
 */
export function isRetryDue(run: Run, taskId: TaskId): boolean {
  const last = lastAttemptOf(run, taskId);
  if (last?.state !== 'failed' || last.agentKind === 'person') return false;
  if (!last.checks.some((check) => !check.passed)) return false;
  return failedTries(run, taskId) <= run.retries;
}

/** Whether the scheduler may start an attempt: none was made yet, or the last one asks for another. */
export function isStartable(run: Run, taskId: TaskId): boolean {
  const last = lastAttemptOf(run, taskId);
  return !last || last.state === 'sentBack' || isRetryDue(run, taskId);
}

const waiting = new WeakMap<Run['tasks'], Map<TaskId, readonly TaskId[]>>();

/** Tasks that wait for this one, also through others, in the plan's order. */
export function dependentsOf(run: Run, taskId: TaskId): readonly TaskId[] {
  const known = waiting.get(run.tasks);
  if (!known) waiting.set(run.tasks, new Map());
  const before = known?.get(taskId);
  if (before) return before;
  const found = findDependents(run.tasks, taskId);
  waiting.get(run.tasks)?.set(taskId, found);
  return found;
}

function findDependents(tasks: Run['tasks'], taskId: TaskId): readonly TaskId[] {
  const { followers, places } = graphOf(tasks);
  const found = new Set<TaskId>([taskId]);
  // A set gives what is added on the way, too.
  for (const id of found) for (const next of followers.get(id) ?? []) found.add(next);
  found.delete(taskId);
  return [...found].sort((a, b) => (places.get(a) ?? 0) - (places.get(b) ?? 0));
}

type Graph = {
  /** The tasks that wait right for each one. */
  readonly followers: ReadonlyMap<TaskId, readonly TaskId[]>;
  readonly places: ReadonlyMap<TaskId, number>;
};

const graphs = new WeakMap<Run['tasks'], Graph>();

function graphOf(tasks: Run['tasks']): Graph {
  const known = graphs.get(tasks);
  if (known) return known;
  const followers = new Map<TaskId, TaskId[]>(tasks.map(({ id }) => [id, []]));
  for (const { id, needs } of tasks) for (const need of needs) followers.get(need)?.push(id);
  const graph = { followers, places: new Map(tasks.map(({ id }, index) => [id, index])) };
  graphs.set(tasks, graph);
  return graph;
}
