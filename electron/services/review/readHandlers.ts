import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Attempt, AttemptId, Run, RunId } from '#shared/run/run.ts';
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
type AttemptInput = { readonly projectId: ProjectId; readonly attemptId: AttemptId };
type Answer<Value> = Promise<Result<Value, ReviewError>>;

/** What only reads a run's work, and so waits for none of the acts on it. */
export function readHandlers(engine: RunEngine): ReadHandlers {
  async function onProject<Value>(
    projectId: ProjectId,
    read: (runs: ProjectRuns, git: NativeGit) => Answer<Value>,
  ): Answer<Value> {
    const runs = await engine.open(projectId);
    if (!runs) return fail({ code: 'unknownProject' });
    const git = runs.project.nativeGit();
    return git ? read(runs, git) : fail({ code: 'notTrusted' });
  }

  /** What was handed in can be read in a project that is not trusted, and where no git is installed. */
  async function onHandedIn<Value>(
    input: AttemptInput,
    read: (runs: ProjectRuns, run: Run, attempt: Attempt) => Answer<Value>,
  ): Answer<Value> {
    const runs = await engine.open(input.projectId);
    if (!runs) return fail({ code: 'unknownProject' });
    const run = runs.book.byAttempt(input.attemptId);
    const attempt = run?.attempts.find(({ id }) => id === input.attemptId);
    return run && attempt ? read(runs, run, attempt) : fail({ code: 'unknownAttempt' });
  }

  function onRun<Value>(
    input: { readonly projectId: ProjectId; readonly runId: RunId },
    read: (runs: ProjectRuns, git: NativeGit, run: Run) => Answer<Value>,
  ): Answer<Value> {
    return onProject(input.projectId, async (runs, git) => {
      const run = runs.book.get(input.runId);
      return run ? read(runs, git, run) : fail({ code: 'unknownRun' });
    });
  }

  function onAttempt<Value>(
    input: AttemptInput,
    read: (git: NativeGit, run: Run, attempt: Attempt) => Answer<Value>,
  ): Answer<Value> {
    return onHandedIn(input, async (runs, run, attempt) => {
      const git = runs.project.nativeGit();
      return git ? read(git, run, attempt) : fail({ code: 'notTrusted' });
    });
  }

  return {
    diff: (input, feed, { signal }) =>
      onHandedIn(input, (runs, _run, attempt) =>
        feedPatch(feed, signal, (onBeginning) => readAttemptPatch(runs.project, attempt, onBeginning)),
      ),
    analysis: (input) =>
      onHandedIn(input, (runs, run, attempt) => analyseAttempt(runs.project, run, attempt)),
    earlierComments: (input) =>
      onAttempt(input, async (git, run, attempt) => ok([...(await readEarlierComments(git, run, attempt))])),
    forecast: (input) => onRun(input, (_runs, git, run) => forecastLandings(git, run)),
    landing: (input) => onRun(input, (_runs, git, run) => planLandings(git, run, input.order)),
    drift: (input) =>
      onProject(input.projectId, async (runs, git) => {
        const found = await knownDrift(git, runs.project, input.specId);
        return found.ok ? ok([...found.value]) : fail({ code: 'failed', reason: found.error });
      }),
    lookAgain: (input) => onProject(input.projectId, (runs, git) => lookAgain(git, runs.project, input)),
    pack: (input) =>
      onRun(input, (runs, git, run) => {
        const madeAt = new Date(engine.needs.clock()).toISOString();
        return makePack(git, runs.project, run, madeAt);
      }),
    whole: (input) => onRun(input, (runs, git, run) => reviewWhole(git, runs.project, run)),
    pullRequestDraft: (input) => onRun(input, (_runs, git, run) => draftPullRequest(git, run)),
  };
}
