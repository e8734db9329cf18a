import type { TaskId } from '#shared/plan/plan.ts';
import type { Hold } from './decideLaunches.ts';
import type { Run, TaskState } from './run.ts';
import { isAtWork, stateOfTask } from './taskStates.ts';
import { listOf } from './words.ts';

/** States that end only by a person's act, and how to say them. */
const STUCK: Partial<Record<TaskState, string>> = {
  failed: 'failed',
  cancelled: 'was stopped',
  interrupted: 'was interrupted',
  conflicted: 'meets other work',
};

/**
 * What a person must do when nothing is at work, nothing can start and nothing waits for a review, though work is
 * left; null otherwise. `decided` is what the scheduler made of the run as it stands.
 */
export function describeStandstill(
  run: Run,
  decided: { readonly launch: readonly unknown[]; readonly hold: readonly Hold[] },
): string | null {
  const states = run.tasks.map(({ id }) => ({ id, state: stateOfTask(run, id) }));
  const goesOn = states.some(
    ({ state }) => isAtWork(state) || ['inReview', 'approved', 'landing', 'planning'].includes(state),
  );
  const left = run.tasks.filter(({ id, optional }) => !optional && stateOfTask(run, id) !== 'landed');
  if (decided.launch.length > 0 || goesOn || left.length === 0) return null;
  const stuck = states.filter(({ state }) => STUCK[state] !== undefined && state !== 'landed');
  if (stuck.length > 0) return describeStuck(stuck, decided.hold);
  const [hold] = decided.hold;
  return hold ? `${hold.taskId} could be next. ${hold.why}` : null;
}

function describeStuck(
  stuck: readonly { readonly id: TaskId; readonly state: TaskState }[],
  hold: readonly Hold[],
): string {
  const said = listOf(stuck.map(({ id, state }) => `${id} ${STUCK[state] ?? ''}`));
  const ids = new Set(stuck.map(({ id }) => id));
  const waiting = hold.filter(({ taskId }) => !ids.has(taskId)).map(({ taskId }) => taskId);
  const behind =
    waiting.length === 0 ? '' : ` ${listOf(waiting)} ${waiting.length === 1 ? 'waits' : 'wait'}.`;
  const [one] = stuck;
  const what = stuck.length === 1 && one ? one.id : 'one of them';
  return `${said}.${behind} Let ${what} go on or start over.`;
}
