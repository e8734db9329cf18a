import { forgetChoices } from '#electron/services/review/settle/keptChoices.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { decideAnswer } from '#shared/run/decideAnswer.ts';
import {
  decideHandIn,
  decideResumeAttempt,
  decideStartOver,
  decideStopAttempt,
  decideTell,
} from '#shared/run/decideAttempt.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';
import type { RunEngine } from '../createRunEngine.ts';
import { hasWork } from '../hasWork.ts';
import type { ProjectRuns } from '../projectRuns.ts';
import { proposeDecision } from '../proposeDecision.ts';
import { rememberAlways } from '../rememberAlways.ts';
import { retireWorkspace } from '../retireWorkspace.ts';
import { type Answer, endBehind, failed, notTrusted, onAttempt, recordAndGoOn } from './onAttempt.ts';

type RunHandlers = Handlers<OvertureContract>['run'];
type Act<Name extends 'answerNeed' | 'startOver' | 'resumeAttempt' | 'tell'> = (
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  input: Parameters<RunHandlers[Name]>[0],
) => Answer<null>;

/** What a person does with one attempt at a task. */
export function attemptHandlers(
  engine: RunEngine,
): Pick<RunHandlers, 'stopAttempt' | 'resumeAttempt' | 'startOver' | 'answerNeed' | 'handIn' | 'tell'> {
  return {
    stopAttempt: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const decided = recordAndGoOn(runs, run, decideStopAttempt(attempt, input.by));
        if (decided.ok) endBehind(runs, attempt.id);
        return decided;
      }),
    resumeAttempt: (input) => onAttempt(engine, input, (...about) => resumeAttempt(...about, input)),
    startOver: (input) => onAttempt(engine, input, (...about) => startOver(...about, input)),
    answerNeed: (input) => onAttempt(engine, input, (...about) => answerNeed(...about, input)),
    handIn: (input) => onAttempt(engine, input, (runs, _run, attempt) => handIn(runs, attempt)),
    tell: (input) => onAttempt(engine, input, (...about) => tell(...about, input)),
  };
}

const resumeAttempt: Act<'resumeAttempt'> = async (runs, run, attempt, { by }) => {
  const decision = decideResumeAttempt(run, attempt, by, scopesOverlap);
  if (!decision.ok) return decision;
  // A stopped agent may still be ending; two must never work in one workspace.
  await runs.end(attempt.id);
  const decided = recordAndGoOn(runs, run, decision);
  runs.work(run.id, attempt.id);
  return decided;
};

const startOver: Act<'startOver'> = async (runs, run, attempt, input) => {
  const agentId = input.agentId ?? attempt.agentId;
  const agent = runs.needs.agents().find(({ id }) => id === agentId);
  if (!agent) return fail({ code: 'unknownAgent', agentId });
  const decision = decideStartOver(run, attempt, { agent, by: input.by }, scopesOverlap);
  if (!decision.ok) return decision;
  await runs.end(attempt.id);
  const kept = await retireWorkspace(runs, attempt);
  if (!kept.ok) return failed(kept.error);
  await forgetChoices(runs.project, attempt.id);
  const decided = recordAndGoOn(runs, run, decision);
  for (const body of decision.value) if (body.type === 'launched') runs.work(run.id, body.attemptId);
  return decided;
};

const answerNeed: Act<'answerNeed'> = async (runs, run, attempt, input) => {
  const { needId, optionId, text, by } = input;
  const decision = decideAnswer(run, attempt, { needId, optionId, text, by }, scopesOverlap);
  if (!decision.ok) return decision;
  const heard = runs.jobs.get(attempt.id)?.session?.answer(needId, { optionId, text }) ?? false;
  if (!heard) return fail({ code: 'unknownNeed' });
  const answered = recordAndGoOn(runs, run, decision);
  rememberAlways(runs, run, attempt, input);
  if (input.noteInSpec) proposeDecision(runs, run, attempt, input);
  return answered;
};

async function handIn(runs: ProjectRuns, attempt: Attempt): Answer<null> {
  const decision = decideHandIn(attempt);
  if (!decision.ok) return decision;
  if (!runs.project.nativeGit()) return fail(notTrusted(runs));
  if (!(await hasWork(runs, attempt))) return fail({ code: 'nothingHandedIn' });
  const heard = runs.jobs.get(attempt.id)?.session?.handIn() ?? false;
  return heard ? ok(null) : failed('The workspace is still being made ready. Hand in again in a moment.');
}

const tell: Act<'tell'> = async (runs, _run, attempt, { text }) => {
  const decision = decideTell(attempt);
  if (!decision.ok) return decision;
  const heard = runs.jobs.get(attempt.id)?.session?.tell(text) ?? false;
  return heard
    ? ok(null)
    : failed(`${attempt.agentName} cannot be told anything now. Wait until it is at work.`);
};
