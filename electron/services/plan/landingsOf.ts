import type { TaskId } from '#shared/plan/plan.ts';
import type { Landing } from '#shared/plan/staleness.ts';
import type { Run, TaskState } from '#shared/run/run.ts';

const OPEN_STATES: ReadonlySet<TaskState> = new Set([
  'draft',
  'ready',
  'held',
  'failed',
  'interrupted',
  'cancelled',
]);

/** What landed in these runs, with the files it changed. */
export function landingsOf(runs: readonly Run[]): readonly Landing[] {
  return runs.flatMap((run) =>
    run.attempts
      .filter(({ state }) => state === 'landed')
      .map((attempt) => ({
        taskId: attempt.taskId,
        at:
          run.reasons.find(({ kind, taskIds }) => kind === 'landed' && taskIds.includes(attempt.taskId))
            ?.at ??
          attempt.endedAt ??
          attempt.startedAt,
        mergedAt: run.mergedCommit === null ? null : run.endedAt,
        paths: attempt.files.flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [path, oldPath])),
      })),
  );
}

/** Tasks that the newest run has landed, or has at work: planning comes too late for them. */
export function settledIn(newest: Run | null): ReadonlySet<TaskId> {
  if (!newest || newest.state === 'stopped') return new Set();
  return new Set(
    newest.tasks
      .filter(({ id }) => !OPEN_STATES.has(newest.taskStates[id]?.state ?? 'ready'))
      .map(({ id }) => id),
  );
}
