import type { TaskId } from '#shared/plan/plan.ts';
import { minutesToTheEnd } from './criticalPath.ts';
import type { Attempt, Run, RunTask } from './run.ts';
import { dependentsOf, failedTries, isRetryDue, lastAttemptOf, stateOfTask } from './taskStates.ts';
import { countOf, listOf, ordinalOf, sentence } from './words.ts';

/** Why a task starts now, in one or two sentences; `behind` is a task that waits because of it. */
export function describeLaunch(run: Run, task: RunTask, behind: RunTask | undefined): string {
  const last = lastAttemptOf(run, task.id);
  const first = last ? describeAgain(run, last) : describeFirst(task);
  return behind ? `${first} ${describePriority(run, task, behind)}` : first;
}

/** What has happened so that a task may begin. */
export function describeFirst(task: RunTask): string {
  if (task.needs.length === 0) return 'Nothing comes before it.';
  return `${listOf(task.needs)} ${task.needs.length === 1 ? 'has' : 'have'} landed.`;
}

function describeAgain(run: Run, last: Attempt): string {
  if (last.state === 'sentBack') return 'It was sent back, and the comments are in its brief.';
  const failing = last.checks.filter((check) => !check.passed).map((check) => `“${check.name}”`);
  const left = run.retries - failedTries(run, last.taskId);
  return `The ${ordinalOf(last.number)} attempt failed ${listOf(failing)}. The next has the output in its brief. ${sentence(countOf(left, 'more try').replace('trys', 'tries'))} ${left === 1 ? 'is' : 'are'} left after it.`;
}

function describePriority(run: Run, task: RunTask, behind: RunTask): string {
  const before = `It goes before ${behind.id} because`;
  if (dependentsOf(run, task.id).length > dependentsOf(run, behind.id).length) {
    return `${before} more tasks wait for it.`;
  }
  const minutes = minutesToTheEnd(run.tasks);
  if ((minutes.get(task.id) ?? 0) > (minutes.get(behind.id) ?? 0)) {
    return `${before} the work from here on takes longer.`;
  }
  return `${before} it comes first in the plan.`;
}

/** What has not landed yet, and what is wrong with it when waiting alone will not help. */
export function describeNeeds(run: Run, missing: readonly TaskId[]): string {
  const stuck = missing.filter(
    (id) => ['failed', 'cancelled', 'interrupted'].includes(stateOfTask(run, id)) && !isRetryDue(run, id),
  );
  const [one] = stuck;
  if (one === undefined) return `It waits for ${listOf(missing)} to land.`;
  const word = { failed: 'failed', cancelled: 'was stopped' }[stateOfTask(run, one) as string];
  return `It waits for ${listOf(missing)} to land. ${one} ${word ?? 'was interrupted'} and needs you first.`;
}

export function describeOverlap(run: Run, holder: RunTask, path: string): string {
  const state = stateOfTask(run, holder.id);
  const changes = `It would change ${path === '**' ? 'files' : path}, which ${holder.id}`;
  const until = `It starts when ${holder.id} lands.`;
  if (state === 'inReview' || state === 'approved' || state === 'conflicted') {
    return `${changes} has changed and nobody has landed yet. ${until}`;
  }
  if (state === 'interrupted') return `${changes} was changing when it was interrupted. ${until}`;
  return `${changes} is changing now. ${until}`;
}

/** A launch that a person asked for, with what it passes over. */
export function describeAllowed(
  run: Run,
  { by, reason }: { readonly by: string; readonly reason: string },
  meeting: { readonly holder: RunTask; readonly path: string } | undefined,
): string {
  const path = meeting?.path === '**' ? 'files' : meeting?.path;
  const although = meeting
    ? ` although ${meeting.holder.id}, which ${isDone(run, meeting.holder) ? 'has not landed yet' : 'is at work'}, may change ${path}, too`
    : '';
  return `${by} started it now${although}: ${reason}`;
}

function isDone(run: Run, task: RunTask): boolean {
  return ['inReview', 'approved', 'conflicted', 'sentBack'].includes(stateOfTask(run, task.id));
}

export function describeLimit(limit: number): string {
  if (limit === 1)
    return 'One task is at work, and only one may be at once. It starts when that one hands in.';
  return `${sentence(countOf(limit, 'task'))} are at work, as many as may be at once. It starts when one hands in.`;
}
