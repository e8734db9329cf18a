import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { RunError } from './contract.ts';
import type { Run } from './run.ts';
import type { RunEventBody } from './runEvent.ts';

export type Decision = Result<readonly RunEventBody[], RunError>;

export function notNow(act: string, state: string): Decision {
  return fail({ code: 'notNow', act, state });
}

export function decidePause(run: Run, by: string): Decision {
  return run.state === 'running' ? ok([{ type: 'paused', by }]) : notNow('be paused', run.state);
}

/** Also a stopped run can go on; its stopped tasks wait until a person starts them again. */
export function decideResume(run: Run, by: string): Decision {
  const canGoOn = run.state === 'paused' || run.state === 'stopped';
  return canGoOn ? ok([{ type: 'resumed', by }]) : notNow('go on', run.state);
}

export function decideLimit(run: Run, limit: number, by: string): Decision {
  if (run.state === 'finished') return notNow('change its limit', run.state);
  return ok(run.limit === limit ? [] : [{ type: 'limitChanged', limit, by }]);
}

/** Stops the run and every attempt that has not been handed in; work in review stays there. */
export function decideStop(run: Run, by: string): Decision {
  if (run.state !== 'running' && run.state !== 'paused') return notNow('be stopped', run.state);
  const going = run.attempts.filter(({ state }) => canBeStopped(state));
  const cancelled = going.map((attempt) => ({
    type: 'attemptCancelled' as const,
    attemptId: attempt.id,
    by,
  }));
  return ok([{ type: 'stopped', by }, ...cancelled]);
}

export function canBeStopped(state: Run['attempts'][number]['state']): boolean {
  return ['queued', 'preparing', 'running', 'needsYou', 'checking', 'verifying', 'interrupted'].includes(
    state,
  );
}
