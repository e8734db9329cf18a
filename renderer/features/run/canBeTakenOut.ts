import type { Attempt, Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';

/** Whether this is the work that its task has landed; what changed no file leaves nothing to take out. */
export function canBeTakenOut(run: Run, attempt: Attempt): boolean {
  return (
    attempt.state === 'landed' &&
    attempt.landedCommit !== null &&
    attempt.files.length > 0 &&
    lastAttemptOf(run, attempt.taskId)?.id === attempt.id
  );
}
