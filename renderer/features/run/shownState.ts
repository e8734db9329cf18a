import type { TaskId } from '#shared/plan/plan.ts';
import type { Run, TaskState } from '#shared/run/run.ts';
import { lastAttemptOf, stateOfTask } from '#shared/run/taskStates.ts';

/** A task's state as people see it: one that a person works on is theirs, so it needs them. */
export function shownState(run: Run, taskId: TaskId): TaskState {
  return isYourTurn(run, taskId) ? 'needsYou' : stateOfTask(run, taskId);
}

export function isYourTurn(run: Run, taskId: TaskId): boolean {
  return stateOfTask(run, taskId) === 'running' && lastAttemptOf(run, taskId)?.agentKind === 'person';
}
