import type { TaskId } from '#shared/plan/plan.ts';
import type { Run, TaskState } from './run.ts';
import { lastAttemptOf, stateOfTask } from './taskStates.ts';

/** A task's state as people see it: one that a person works on is theirs, so it needs them. */
export function shownState(run: Run, taskId: TaskId): TaskState {
  return isYourTurn(run, taskId) ? 'needsYou' : stateOfTask(run, taskId);
}

export function isYourTurn(run: Run, taskId: TaskId): boolean {
  return stateOfTask(run, taskId) === 'running' && lastAttemptOf(run, taskId)?.agentKind === 'person';
}

const shown = new WeakMap<Run['taskStates'], ReadonlyMap<TaskId, TaskState>>();

/** Every task's state as people see it; the same map while no state changes, so that nothing is drawn anew. */
export function shownStates(run: Run): ReadonlyMap<TaskId, TaskState> {
  const known = shown.get(run.taskStates);
  if (known) return known;
  const states = new Map(run.tasks.map(({ id }) => [id, shownState(run, id)]));
  shown.set(run.taskStates, states);
  return states;
}
