import type { Attempt, Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';

/** Whether this is the work that its task has landed; an investigation lands nothing. */
export function canBeTakenOut(run: Run, attempt: Attempt): boolean {
  return (
    attempt.state === 'landed' &&
    attempt.landedCommit !== null &&
    lastAttemptOf(run, attempt.taskId)?.id === attempt.id
  );
}
