import { attemptEvolvers } from './evolve/attemptEvolvers.ts';
import type { Evolver, Evolvers, LaterEvent } from './evolve/evolver.ts';
import { groupEvolvers } from './evolve/groupEvolvers.ts';
import { landingEvolvers } from './evolve/landingEvolvers.ts';
import { reviewEvolvers } from './evolve/reviewEvolvers.ts';
import { runEvolvers } from './evolve/runEvolvers.ts';
import { reasonsOf, withReasons } from './reasons.ts';
import type { Run } from './run.ts';
import type { RunEvent, RunEventBody } from './runEvent.ts';

type Started = Extract<RunEventBody, { type: 'runStarted' }>;

const EVOLVERS: Evolvers = {
  ...runEvolvers,
  ...groupEvolvers,
  ...attemptEvolvers,
  ...reviewEvolvers,
  ...landingEvolvers,
};

/** The run after one more event. Throws when a run does not begin with `runStarted`: such a ledger is damaged. */
export function evolveRun(run: Run | null, event: RunEvent): Run {
  const { body, at } = event;
  if (body.type === 'runStarted') return startRun(body, at);
  if (!run) throw new Error(`A run begins with runStarted, not with ${body.type}.`);
  const evolve = EVOLVERS[body.type] as Evolver<LaterEvent>;
  return { ...evolve(run, body, at), reasons: withReasons(run.reasons, reasonsOf(run, body, at)) };
}

/** The fold of all events in order; null when there are none. */
export function foldRun(events: readonly RunEvent[]): Run | null {
  return events.reduce<Run | null>(evolveRun, null);
}

function startRun({ run }: Started, at: string): Run {
  return {
    ...run,
    state: 'running',
    startedAt: at,
    endedAt: null,
    integrationCommit: run.baseCommit,
    taskStates: Object.fromEntries(run.tasks.map(({ id }) => [id, { state: 'ready' as const, why: '' }])),
    attempts: [],
    allowed: {},
    groups: {},
    standstill: null,
    reasons: [],
    combined: null,
    soundCommit: null,
    lastLook: null,
    pullRequest: null,
    mergedCommit: null,
    onBase: [],
    mergeProblem: null,
  };
}
