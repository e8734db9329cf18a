import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import {
  ofAttempt,
  onProject,
  type ProjectInput,
  type RunInput,
} from '#electron/services/run/handlers/onAttempt.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Run } from '#shared/run/run.ts';
import { analyseAttempt, readAttemptPatch } from './analyseAttempt.ts';
import { feedPatch } from './feedPatch.ts';
import { forecastLandings } from './forecastLandings.ts';
import { knownDrift } from './knownDrift.ts';
import { lookAgain } from './lookAgain.ts';
import { makePack } from './makePack.ts';
import { draftPullRequest } from './openPullRequest.ts';
import { planLandings } from './planLandings.ts';
import { readEarlierComments } from './readEarlierComments.ts';
import { reviewWhole } from './reviewWhole.ts';
import { withGit } from './withGit.ts';

type ReadHandlers = Pick<
  Handlers<OvertureContract>['review'],
  | 'diff'
  | 'analysis'
  | 'earlierComments'
  | 'forecast'
  | 'landing'
  | 'drift'
  | 'lookAgain'
  | 'pack'
  | 'whole'
  | 'pullRequestDraft'
>;
type Answer<Value> = Promise<Result<Value, ReviewError>>;

/** What only reads a run's work, and so waits for none of the acts on it. */
export function readHandlers(engine: RunEngine): ReadHandlers {
  const inProject = <Value>(
    input: ProjectInput,
    read: (runs: ProjectRuns, git: NativeGit) => Answer<Value>,
  ): Answer<Value> => onProject(engine, input, (runs) => withGit(runs, (git) => read(runs, git)));

  const inRun = <Value>(
    input: RunInput,
    read: (runs: ProjectRuns, git: NativeGit, run: Run) => Answer<Value>,
  ): Answer<Value> =>
    inProject(input, async (runs, git) => {
      const run = runs.book.get(input.runId);
      return run ? read(runs, git, run) : fail({ code: 'unknownRun' });
    });

  return {
    // What was handed in can be read in a project that is not trusted, and where no git is installed.
    diff: (input, feed, { signal }) =>
      ofAttempt(engine, input, (runs, _run, attempt) =>
        feedPatch(feed, signal, (onBeginning) =>
          readAttemptPatch(runs.project, attempt, onBeginning, signal),
        ),
      ),
    analysis: (input, { signal }) =>
      ofAttempt(engine, input, (runs, run, attempt) => analyseAttempt(runs.project, run, attempt, signal)),
    earlierComments: (input) =>
      ofAttempt(engine, input, (runs, run, attempt) =>
        withGit(runs, async (git) => ok([...(await readEarlierComments(git, run, attempt))])),
      ),
    forecast: (input) => inRun(input, (_runs, git, run) => forecastLandings(git, run)),
    landing: (input) => inRun(input, (_runs, git, run) => planLandings(git, run, input.order)),
    drift: (input, { signal }) =>
      inProject(input, async (runs, git) => {
        const found = await knownDrift(git, runs.project, input.specId, signal);
        return found.ok ? ok([...found.value]) : fail({ code: 'failed', reason: found.error });
      }),
    lookAgain: (input) => inProject(input, (runs, git) => lookAgain(git, runs.project, input)),
    pack: (input) =>
      inRun(input, (runs, git, run) => {
        const madeAt = new Date(engine.needs.clock()).toISOString();
        return makePack(git, runs.project, run, madeAt);
      }),
    whole: (input) => inRun(input, (runs, git, run) => reviewWhole(git, runs.project, run)),
    pullRequestDraft: (input) => inRun(input, (_runs, git, run) => draftPullRequest(git, run)),
  };
}
