import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { RunError } from './contract.ts';
import type { Run } from './run.ts';
import type { RunEventBody } from './runEvent.ts';
import { isStartable, stateOfTask } from './taskStates.ts';
import { listOf } from './words.ts';

export type Decision = Result<readonly RunEventBody[], RunError>;

export function notNow(act: string, state: string): Decision {
  return fail({ code: 'notNow', act, state });
}

export function decidePause(run: Run, by: string): Decision {
  return run.state === 'running' ? ok([{ type: 'paused', by }]) : notNow('be paused', run.state);
}

/** Lets tasks start again, and nothing that was stopped. */
export function decideResume(run: Run, by: string): Decision {
  const canGoOn = run.state === 'paused' || run.state === 'stopped';
  return canGoOn ? ok([{ type: 'resumed', by }]) : notNow('go on', run.state);
}

export function decideLimit(run: Run, limit: number, by: string): Decision {
  if (run.state === 'finished') return notNow('change its limit', run.state);
  return ok(run.limit === limit ? [] : [{ type: 'limitChanged', limit, by }]);
}

/** Overrides overlaps and limits, never what the task needs: its work would begin without it. */
export function decideLaunchNow(
  run: Run,
  request: {
    readonly taskId: TaskId;
    readonly reason: string;
    readonly agentId?: string | undefined;
    readonly by: string;
  },
): Decision {
  const { taskId, reason, agentId, by } = request;
  const task = run.tasks.find(({ id }) => id === taskId);
  // A group is no work to begin with yet; what is planned within it can be started now.
  if (!task || task.group || run.state === 'finished' || !isStartable(run, taskId)) {
    return notNow('be started now', task ? stateOfTask(run, taskId) : 'not in this run');
  }
  const missing = task.needs.filter((need) => stateOfTask(run, need) !== 'landed');
  if (missing.length > 0)
    return notNow('be started now', `waiting for ${listOf(missing)}, whose work it begins with`);
  const wake: Decision = run.state === 'running' ? ok([]) : decideResume(run, by);
  const allowed: RunEventBody = { type: 'launchAllowed', taskId, reason, ...(agentId && { agentId }), by };
  return wake.ok ? ok([...wake.value, allowed]) : wake;
}

/** Stops the run and every attempt that has not been handed in; work in review stays there. */
export function decideStop(run: Run, by: string): Decision {
  if (run.state !== 'running' && run.state !== 'paused') return notNow('be stopped', run.state);
  const going = run.attempts.filter(({ state }) => canBeStopped(state));
  const cancelled = going.map((attempt) => ({
    type: 'attemptCancelled' as const,
    attemptId: attempt.id,
    by,
    withRun: true,
  }));
  return ok([{ type: 'stopped', by }, ...cancelled]);
}

export function canBeStopped(state: Run['attempts'][number]['state']): boolean {
  return ['queued', 'preparing', 'running', 'needsYou', 'checking', 'verifying', 'interrupted'].includes(
    state,
  );
}
