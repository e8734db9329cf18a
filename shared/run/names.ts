import type { TaskId } from '#shared/plan/plan.ts';
import type { SpecId } from '#shared/project/project.ts';
import { type AttemptId, attemptIdSchema, type RunId, runIdSchema } from './run.ts';

export function runIdOf(number: number): RunId {
  return runIdSchema.parse(`run-${number}`);
}

export function attemptIdOf(runId: RunId, taskId: TaskId, number: number): AttemptId {
  return attemptIdSchema.parse(`${runId}.${taskId}.${number}`);
}

/**
 * Where a run's landed work gathers. It has the run in its name because git cannot hold both
 * a branch `overture/001-x` and a branch below it.
 */
export function integrationBranchOf(specId: SpecId, runId: RunId): string {
  return `overture/${specId}/${runId}`;
}

/** The branch of one attempt's workspace: `overture/001-x/run-7-T4-1`. */
export function attemptBranchOf(specId: SpecId, attemptId: AttemptId): string {
  return `overture/${specId}/${attemptId.replaceAll('.', '-')}`;
}

export function runStream(runId: RunId): string {
  return `run:${runId}`;
}

export function activityStream(attemptId: AttemptId): string {
  return `activity:${attemptId}`;
}
