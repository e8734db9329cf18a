import type { TaskId } from '#shared/plan/plan.ts';
import type { Run } from './run.ts';

/** Why a task is in its state; '' where nothing was said. What could start waits for the run, if that does not go on. */
export function whyItWaits(run: Pick<Run, 'state' | 'taskStates'>, taskId: TaskId): string {
  const now = run.taskStates[taskId];
  if (now?.state === 'ready' && (run.state === 'paused' || run.state === 'stopped'))
    return `The run is ${run.state}. It can start when the run goes on.`;
  return now?.why ?? '';
}
