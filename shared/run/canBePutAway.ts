import type { Attempt, Run } from './run.ts';
import { isAtWork, lastAttemptOf } from './taskStates.ts';

/** Whether a workspace's folder can go: nobody works in it and no review looks into it. */
export function canBePutAway(run: Run, attempt: Attempt): boolean {
  if (isAtWork(attempt.state)) return false;
  const isLast = lastAttemptOf(run, attempt.taskId)?.id === attempt.id;
  const waits = ['inReview', 'approved', 'landing', 'conflicted'].includes(attempt.state);
  return !(isLast && waits && run.state !== 'finished');
}
