import type { TaskId } from '#shared/plan/plan.ts';
import type { Attempt, Run, TaskState } from './run.ts';

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
  return run.attempts.findLast((attempt) => attempt.taskId === taskId);
}

export function stateOfTask(run: Run, taskId: TaskId): TaskState {
  return run.taskStates[taskId]?.state ?? 'ready';
}

/** Whether the task's files are taken: by work going on, waiting for review, or about to be tried again. */
export function holdsItsFiles(run: Run, taskId: TaskId): boolean {
  return UNLANDED.has(stateOfTask(run, taskId)) || isRetryDue(run, taskId);
}

/** Failed tries at the end of the task's attempts. */
export function failedTries(run: Run, taskId: TaskId): number {
  const attempts = run.attempts.filter((attempt) => attempt.taskId === taskId);
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

/** Tasks that wait for this one, also through others, in the plan's order. */
export function dependentsOf(run: Run, taskId: TaskId): readonly TaskId[] {
  const found = new Set<TaskId>([taskId]);
  // A plan without cycles settles after at most as many rounds as it has tasks.
  for (let before = 0; before !== found.size; ) {
    before = found.size;
    for (const task of run.tasks) if (task.needs.some((need) => found.has(need))) found.add(task.id);
  }
  return run.tasks.flatMap((task) => (task.id !== taskId && found.has(task.id) ? [task.id] : []));
}
