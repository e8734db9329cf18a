import { readFile } from 'node:fs/promises';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { pageOfActivity } from '#shared/run/activityPage.ts';
import type { AttemptId } from '#shared/run/run.ts';
import type { RunEngine } from '../createRunEngine.ts';
import { followActivity } from '../followRuns.ts';
import type { ProjectRuns } from '../projectRuns.ts';
import { briefFileOf } from '../writeBrief.ts';
import { type Answer, failed, ofAttempt } from './onAttempt.ts';

type ActivityHandlers = Pick<Handlers<OvertureContract>['run'], 'activity' | 'earlierActivity' | 'brief'>;

/** What an attempt was told and what it does. */
export function activityHandlers(engine: RunEngine): ActivityHandlers {
  return {
    activity: (input, feed, { signal }) =>
      ofAttempt(engine, input, (runs) => followActivity(runs, input.attemptId, feed, signal)),
    earlierActivity: (input) =>
      ofAttempt(engine, input, async (runs) =>
        ok(pageOfActivity(runs.activity.read(input.attemptId), input.before)),
      ),
    brief: (input) => ofAttempt(engine, input, (runs) => readBriefs(runs, input.attemptId)),
  };
}

async function readBriefs(
  { project }: ProjectRuns,
  attemptId: AttemptId,
): Answer<{ readonly text: string; readonly verifier: string | null }> {
  const text = await readFile(briefFileOf(project, attemptId), 'utf8').catch(() => null);
  if (text === null) return failed('The brief is not written yet. It is made when the workspace is ready.');
  const verifier = await readFile(briefFileOf(project, attemptId, 'verifier'), 'utf8').catch(() => null);
  return ok({ text, verifier });
}
