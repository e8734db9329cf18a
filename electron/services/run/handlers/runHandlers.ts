import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { decideGoOn } from '#shared/run/decideAttempt.ts';
import { decideLaunchNow, decideLimit, decidePause, decideStop } from '#shared/run/decideRun.ts';
import type { RunError } from '#shared/run/contract.ts';
import type { Run } from '#shared/run/run.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';
import { answerGroup } from '../answerGroup.ts';
import type { RunEngine } from '../createRunEngine.ts';
import { followRuns } from '../followRuns.ts';
import { stopPlanning } from '../planGroups.ts';
import type { ProjectRuns } from '../projectRuns.ts';
import { startRun } from '../startRun.ts';
import { endBehind, onProject, onRun, recordAndGoOn } from './onAttempt.ts';

type RunHandlers = Pick<
  Handlers<OvertureContract>['run'],
  'start' | 'watch' | 'setLimit' | 'launchNow' | 'answerGroup' | 'pause' | 'resume' | 'stop'
>;

/** What concerns a run as a whole. */
export function runHandlers(engine: RunEngine): RunHandlers {
  return {
    start: (input) =>
      onProject(engine, input, async (runs) => {
        const started = await inStart(runs, () => startRun(runs, input));
        return started.ok ? ok({ runId: started.value }) : started;
      }),
    watch: (input, feed, { signal }) =>
      onProject(engine, input, (runs) => followRuns(runs, input.specId, feed, signal)),
    setLimit: (input) =>
      onRun(engine, input, async (runs, run) =>
        recordAndGoOn(runs, run, decideLimit(run, input.limit, input.by)),
      ),
    launchNow: (input) =>
      onRun(engine, input, async (runs, run) => {
        const { agentId } = input;
        const isKnown = agentId === undefined || runs.needs.agents().some(({ id }) => id === agentId);
        return isKnown
          ? recordAndGoOn(runs, run, decideLaunchNow(run, input))
          : fail({ code: 'unknownAgent', agentId });
      }),
    answerGroup: (input) => onRun(engine, input, (runs, run) => answerGroup(runs, run, input)),
    pause: (input) =>
      onRun(engine, input, async (runs, run) => recordAndGoOn(runs, run, decidePause(run, input.by))),
    resume: (input) => onRun(engine, input, (runs, run) => goOn(runs, run, input.by)),
    stop: (input) =>
      onRun(engine, input, async (runs, run) => {
        const decision = decideStop(run, input.by);
        if (!decision.ok) return decision;
        runs.record(run.id, decision.value);
        stopPlanning(runs, run.id);
        for (const body of decision.value)
          if (body.type === 'attemptCancelled') endBehind(runs, body.attemptId);
        return ok(null);
      }),
  };
}

async function goOn(runs: ProjectRuns, run: Run, by: string): Promise<Result<null, RunError>> {
  const decision = decideGoOn(run, by, scopesOverlap);
  if (!decision.ok) return decision;
  const again = decision.value.flatMap((body) => (body.type === 'attemptResumed' ? [body.attemptId] : []));
  // A stopped agent may still be ending; two must never work in one workspace.
  await Promise.all(again.map((attemptId) => runs.end(attemptId)));
  const decided = recordAndGoOn(runs, run, decision);
  for (const attemptId of again) runs.work(run.id, attemptId);
  return decided;
}

/** Two starts at once must not both find that nothing runs. */
function inStart<Value>(runs: ProjectRuns, act: () => Promise<Value>): Promise<Value> {
  const waiting = starting.get(runs) ?? Promise.resolve();
  const next = waiting.then(act, act);
  starting.set(runs, next);
  return next;
}
const starting = new WeakMap<ProjectRuns, Promise<unknown>>();
