import { access, readFile } from 'node:fs/promises';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { pageOfActivity } from '#shared/run/activityPage.ts';
import type { RunError } from '#shared/run/contract.ts';
import {
  decideHandIn,
  decideResumeAttempt,
  decideStartOver,
  decideStopAttempt,
  decideTell,
  describeState,
} from '#shared/run/decideAttempt.ts';
import { decideAnswer } from '#shared/run/decideAnswer.ts';
import {
  type Decision,
  decideLaunchNow,
  decideLimit,
  decidePause,
  decideResume,
  decideStop,
} from '#shared/run/decideRun.ts';
import type { Attempt, AttemptId, Run, RunId } from '#shared/run/run.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';
import { canBePutAway } from '#shared/run/canBePutAway.ts';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { bringBack } from './bringBack.ts';
import { listWorkspaces } from './listWorkspaces.ts';
import type { RunEngine } from './createRunEngine.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { answerGroup } from './answerGroup.ts';
import { stopPlanning } from './planGroups.ts';
import { proposeDecision } from './proposeDecision.ts';
import { rememberAlways } from './rememberAlways.ts';
import { retireWorkspace } from './retireWorkspace.ts';
import { startRun } from './startRun.ts';
import { followActivity, followRuns, followPermissions } from './followRuns.ts';
import { briefFileOf } from './writeBrief.ts';
import { hasWork } from './hasWork.ts';

type RunHandlers = Handlers<OvertureContract>['run'];
type Done = Promise<Result<null, RunError>>;

/** Answers the run part of the contract; every act of a run waits for the one before it. */
export function createRunService(engine: RunEngine): RunHandlers {
  async function onRun(
    input: { readonly projectId: ProjectId; readonly runId: RunId },
    act: (runs: ProjectRuns, run: Run) => Promise<Result<null, RunError>>,
  ): Done {
    const runs = await engine.open(input.projectId);
    if (!runs) return fail({ code: 'unknownProject' });
    return runs.inTurn(input.runId, async () => {
      const run = runs.book.get(input.runId);
      return run ? act(runs, run) : fail({ code: 'unknownRun' });
    });
  }

  async function onAttempt(
    input: { readonly projectId: ProjectId; readonly attemptId: AttemptId },
    act: (runs: ProjectRuns, run: Run, attempt: Attempt) => Promise<Result<null, RunError>>,
  ): Done {
    const runs = await engine.open(input.projectId);
    if (!runs) return fail({ code: 'unknownProject' });
    const run = runs.book.byAttempt(input.attemptId);
    if (!run) return fail({ code: 'unknownAttempt' });
    return runs.inTurn(run.id, async () => {
      const now = runs.book.get(run.id) ?? run;
      const attempt = now.attempts.find(({ id }) => id === input.attemptId);
      return attempt ? act(runs, now, attempt) : fail({ code: 'unknownAttempt' });
    });
  }

  return {
    async start(input) {
      const runs = await engine.open(input.projectId);
      if (!runs) return fail({ code: 'unknownProject' });
      const started = await inStart(runs, () => startRun(runs, input));
      return started.ok ? ok({ runId: started.value }) : started;
    },
    async watch(input, feed, { signal }) {
      const runs = await engine.open(input.projectId);
      return runs ? followRuns(runs, input.specId, feed, signal) : fail({ code: 'unknownProject' });
    },
    async activity(input, feed, { signal }) {
      const runs = await engine.open(input.projectId);
      if (!runs) return fail({ code: 'unknownProject' });
      if (!runs.book.byAttempt(input.attemptId)) return fail({ code: 'unknownAttempt' });
      return followActivity(runs, input.attemptId, feed, signal);
    },
    async earlierActivity(input) {
      const runs = await engine.open(input.projectId);
      if (!runs) return fail({ code: 'unknownProject' });
      if (!runs.book.byAttempt(input.attemptId)) return fail({ code: 'unknownAttempt' });
      return ok(pageOfActivity(runs.activity.read(input.attemptId), input.before));
    },
    async brief(input) {
      const runs = await engine.open(input.projectId);
      if (!runs) return fail({ code: 'unknownProject' });
      if (!runs.book.byAttempt(input.attemptId)) return fail({ code: 'unknownAttempt' });
      const file = briefFileOf(runs.project, input.attemptId);
      const text = await readFile(file, 'utf8').catch(() => null);
      if (text === null)
        return failed('The brief is not written yet. It is made when the workspace is ready.');
      const verifierFile = briefFileOf(runs.project, input.attemptId, 'verifier');
      const verifier = await readFile(verifierFile, 'utf8').catch(() => null);
      return ok({ text, verifier });
    },
    setLimit: (input) =>
      onRun(input, async (runs, run) => recordAndGoOn(runs, run, decideLimit(run, input.limit, input.by))),
    launchNow: (input) =>
      onRun(input, async (runs, run) => {
        const { agentId } = input;
        const isKnown = agentId === undefined || runs.needs.agents().some(({ id }) => id === agentId);
        return isKnown
          ? recordAndGoOn(runs, run, decideLaunchNow(run, input))
          : fail({ code: 'unknownAgent', agentId });
      }),
    answerGroup: (input) => onRun(input, (runs, run) => answerGroup(runs, run, input)),
    pause: (input) => onRun(input, async (runs, run) => recordAndGoOn(runs, run, decidePause(run, input.by))),
    resume: (input) =>
      onRun(input, async (runs, run) => recordAndGoOn(runs, run, decideResume(run, input.by))),
    stop: (input) =>
      onRun(input, async (runs, run) => {
        const decision = decideStop(run, input.by);
        if (!decision.ok) return decision;
        runs.record(run.id, decision.value);
        stopPlanning(runs, run.id);
        for (const body of decision.value)
          if (body.type === 'attemptCancelled') endBehind(runs, body.attemptId);
        return ok(null);
      }),
    stopAttempt: (input) =>
      onAttempt(input, async (runs, run, attempt) => {
        const decided = recordAndGoOn(runs, run, decideStopAttempt(attempt, input.by));
        if (decided.ok) endBehind(runs, attempt.id);
        return decided;
      }),
    resumeAttempt: (input) =>
      onAttempt(input, async (runs, run, attempt) => {
        const decision = decideResumeAttempt(run, attempt, input.by, scopesOverlap);
        if (!decision.ok) return decision;
        // A stopped agent may still be ending; two must never work in one workspace.
        await runs.end(attempt.id);
        const decided = recordAndGoOn(runs, run, decision);
        runs.work(run.id, attempt.id);
        return decided;
      }),
    startOver: (input) => onAttempt(input, (runs, run, attempt) => startOver(runs, run, attempt, input)),
    answerNeed: (input) =>
      onAttempt(input, async (runs, run, attempt) => {
        const { needId, optionId, text, by } = input;
        const decision = decideAnswer(run, attempt, { needId, optionId, text, by }, scopesOverlap);
        if (!decision.ok) return decision;
        const heard = runs.jobs.get(attempt.id)?.session?.answer(needId, { optionId, text }) ?? false;
        if (!heard) return fail({ code: 'unknownNeed' });
        const answered = recordAndGoOn(runs, run, decision);
        rememberAlways(runs, run, attempt, input);
        if (input.noteInSpec) proposeDecision(runs, run, attempt, input);
        return answered;
      }),
    handIn: (input) =>
      onAttempt(input, async (runs, _run, attempt) => {
        const decision = decideHandIn(attempt);
        if (!decision.ok) return decision;
        if (!runs.project.nativeGit()) return fail(notTrusted(runs));
        if (!(await hasWork(runs, attempt))) return fail({ code: 'nothingHandedIn' });
        const heard = runs.jobs.get(attempt.id)?.session?.handIn() ?? false;
        return heard
          ? ok(null)
          : failed('The workspace is still being made ready. Hand in again in a moment.');
      }),
    tell: (input) =>
      onAttempt(input, async (runs, _run, attempt) => {
        const decision = decideTell(attempt);
        if (!decision.ok) return decision;
        const heard = runs.jobs.get(attempt.id)?.session?.tell(input.text) ?? false;
        return heard
          ? ok(null)
          : failed(`${attempt.agentName} cannot be told anything now. Wait until it is at work.`);
      }),
    async permissions(input, feed, { signal }) {
      const runs = await engine.open(input.projectId);
      return runs ? followPermissions(runs, feed, signal) : fail({ code: 'unknownProject' });
    },
    async forgetPermission(input) {
      const runs = await engine.open(input.projectId);
      if (!runs) return fail({ code: 'unknownProject' });
      runs.permissions.forget(input, input.by);
      return ok(null);
    },
    async workspaces(input) {
      const runs = await engine.open(input.projectId);
      if (!runs) return fail({ code: 'unknownProject' });
      const recoveries = await runs.project.nativeGit()?.recoveries();
      if (recoveries && !recoveries.ok) return failed(describeGitError(recoveries.error));
      return ok({ workspaces: await listWorkspaces(runs), kept: recoveries?.value ?? [] });
    },
    putAway: (input) =>
      onAttempt(input, async (runs, run, attempt) => {
        if (runs.jobs.has(attempt.id) || !canBePutAway(run, attempt))
          return fail({ code: 'notNow', act: 'be put away', state: describeState(attempt) });
        const retired = await retireWorkspace(runs, attempt);
        return retired.ok ? ok(null) : failed(retired.error);
      }),
    async bringBack(input) {
      const runs = await engine.open(input.projectId);
      const git = runs?.project.nativeGit();
      if (!runs || !git) return fail({ code: 'unknownProject' });
      return bringBack(git, input.ref);
    },
    revealWorkspace: (input) =>
      onAttempt(input, async (runs, _run, attempt) => {
        const { workspace } = attempt;
        if (!workspace) return failed('It has no workspace yet. It is made when the attempt starts.');
        const { path, branch } = workspace;
        const isThere = await access(path).then(
          () => true,
          () => false,
        );
        // A person's workspace is made again as soon as it may be.
        if (!isThere && attempt.state === 'running' && !runs.project.nativeGit())
          return fail(notTrusted(runs));
        if (!isThere) return failed(`Its workspace was put away. The work is kept on the branch ${branch}.`);
        const shown = await engine.needs.shell.revealPath(path);
        return shown
          ? ok(null)
          : failed(`The folder could not be shown from here. The workspace is ${path}.`);
      }),
  };
}

/** Two starts at once must not both find that nothing runs. */
function inStart<Value>(runs: ProjectRuns, act: () => Promise<Value>): Promise<Value> {
  const waiting = starting.get(runs) ?? Promise.resolve();
  const next = waiting.then(act, act);
  starting.set(runs, next);
  return next;
}
const starting = new WeakMap<ProjectRuns, Promise<unknown>>();

function recordAndGoOn(runs: ProjectRuns, run: Run, decision: Decision): Result<null, RunError> {
  if (!decision.ok) return decision;
  if (decision.value.length > 0) runs.record(run.id, decision.value);
  runs.scheduleSoon(run.id);
  return ok(null);
}

/** The stop is recorded and so already true; ending the programs may take some seconds. */
function endBehind(runs: ProjectRuns, attemptId: AttemptId): void {
  runs.end(attemptId).catch((error: unknown) => console.error(`${attemptId} could not be ended`, error));
}

async function startOver(
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  input: { readonly agentId: string | null; readonly by: string },
): Done {
  const agentId = input.agentId ?? attempt.agentId;
  const agent = runs.needs.agents().find(({ id }) => id === agentId);
  if (!agent) return fail({ code: 'unknownAgent', agentId });
  const decision = decideStartOver(run, attempt, { agent, by: input.by }, scopesOverlap);
  if (!decision.ok) return decision;
  await runs.end(attempt.id);
  const kept = await retireWorkspace(runs, attempt);
  if (!kept.ok) return failed(kept.error);
  const decided = recordAndGoOn(runs, run, decision);
  for (const body of decision.value) if (body.type === 'launched') runs.work(run.id, body.attemptId);
  return decided;
}

function notTrusted({ project }: ProjectRuns): RunError {
  return { code: 'notTrusted', commands: [...project.state().commands] };
}

function failed(reason: string): { readonly ok: false; readonly error: RunError } {
  return fail({ code: 'failed', reason });
}
