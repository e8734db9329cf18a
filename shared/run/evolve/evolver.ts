import type { TaskId } from '#shared/plan/plan.ts';
import type { Attempt, AttemptId, Run, TaskState } from '../run.ts';
import type { RunEventBody } from '../runEvent.ts';

/** What comes after `runStarted`. */
export type LaterEvent = Exclude<RunEventBody, { type: 'runStarted' }>;

/** The run after one more event of a type. */
export type Evolver<Body> = (run: Run, body: Body, at: string) => Run;

/** One for each of these types of event. */
export type Evolvers<Type extends LaterEvent['type'] = LaterEvent['type']> = {
  readonly [One in Type]: Evolver<Extract<LaterEvent, { type: One }>>;
};

/** Changes the attempt that an event is about; its task takes over the state, and the sentence when there is a new one. */
export function onAttempt<Body extends { readonly attemptId: AttemptId }>(
  alter: (attempt: Attempt, body: NoInfer<Body>, at: string) => Attempt,
  why?: (body: NoInfer<Body>) => string,
): Evolver<Body> {
  return (run, body, at) => {
    const index = run.attempts.findIndex(({ id }) => id === body.attemptId);
    const before = run.attempts[index];
    if (!before) throw new Error(`The run has no attempt ${body.attemptId}.`);
    const after = alter(before, body, at);
    const changed = { ...run, attempts: run.attempts.with(index, after) };
    const isLast = !run.attempts.some((other, at) => at > index && other.taskId === after.taskId);
    if (!isLast) return changed;
    return setTask(
      changed,
      after.taskId,
      after.state,
      why?.(body) ?? run.taskStates[after.taskId]?.why ?? '',
    );
  };
}

/** The event itself says why. */
export function ownWhy({ why }: { readonly why: string }): string {
  return why;
}

export function setTask(run: Run, taskId: TaskId, state: TaskState, why: string): Run {
  // V8 copies hundreds of keys fifty times faster so than by spreading them, and every event comes by here.
  const taskStates = Object.assign({}, run.taskStates, { [taskId]: { state, why } });
  return { ...run, taskStates };
}
