import { roleOfNext, type Staff } from '#shared/run/chooseAgent.ts';
import { launchOf } from '#shared/run/decideAttempt.ts';
import { changedHolds, decideLaunches, type LaunchDecision } from '#shared/run/decideLaunches.ts';
import type { LaunchRoom } from '#shared/run/launchRoom.ts';
import type { Attempt, Run, RunId } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';
import { isAtWork, lastAttemptOf } from '#shared/run/taskStates.ts';
import { planGroup, takePlannedInsides, turnsOf } from './planGroups.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { tellPerson } from './tellPerson.ts';

/** Starts what can start and records why the rest waits. True when only the machine or money holds something back. */
export async function launchReady(runs: ProjectRuns, runId: RunId): Promise<boolean> {
  const unready = await takePlannedInsides(runs, runId);
  const room = await roomFor(runs, runId);
  const run = runs.book.get(runId);
  if (!run) return false;
  const decision = decideLaunches(run, { overlaps: scopesOverlap, room, staff: staffOf(runs) });
  const launched = launchesOf(run, decision);
  const bodies = [...launched, ...turnsOf(run, unready), ...holdsOf(run, decision)];
  if (bodies.length > 0) runs.record(runId, bodies);
  const standstill = bodies.find((body) => body.type === 'stoodStill')?.why ?? null;
  if (standstill !== null)
    tellPerson(runs, run, { title: 'Nothing goes on by itself', body: standstill, stage: 'run' });
  for (const { taskId } of decision.plan) if (!unready.has(taskId)) planGroup(runs, runId, taskId);
  for (const body of launched) if (body.type === 'launched') runs.work(runId, body.attemptId);
  return decision.hold.some(({ state }) => state === 'ready');
}

function launchesOf(run: Run, { launch }: LaunchDecision): readonly RunEventBody[] {
  return launch.flatMap(({ taskId, why, agent }) => {
    const task = run.tasks.find(({ id }) => id === taskId);
    if (!task) return [];
    const continues = goesOnFrom(lastAttemptOf(run, taskId));
    return [launchOf(run, task, agent, { continues, why, role: roleOfNext(run, task) })];
  });
}

function holdsOf(run: Run, { hold, standstill }: LaunchDecision): readonly RunEventBody[] {
  const held = changedHolds(run, hold).map(
    ({ taskId, state, why }): RunEventBody => ({
      type: state === 'ready' ? 'taskReady' : 'taskHeld',
      taskId,
      why,
    }),
  );
  return standstill === run.standstill ? held : [...held, { type: 'stoodStill', why: standstill }];
}

function staffOf({ needs, project }: ProjectRuns): Staff {
  const { roles } = project.settings();
  return { agents: needs.agents(), takes: needs.takes(), roles, usual: needs.defaultAgent() };
}

/** An agent's limit holds for all runs, so what others use of it is taken away here. */
async function roomFor(runs: ProjectRuns, runId: RunId): Promise<LaunchRoom> {
  const { limits } = runs.project.settings();
  const machine = await runs.needs.measureMachine(runs.project.dataFolder);
  const busy = runs.needs.busy();
  const own = (agentId: string) =>
    runs.book.get(runId)?.attempts.filter((one) => one.agentId === agentId && isAtWork(one.state)).length ??
    0;
  const perAgent = Object.entries(limits.perAgent).map(([agentId, most]) => {
    const elsewhere = Math.max(0, (busy[agentId] ?? 0) - own(agentId));
    return [agentId, Math.max(0, most - elsewhere)] as const;
  });
  return { ...machine, dollars: limits.dollars, perAgent: Object.fromEntries(perAgent) };
}

/** Only work that was committed can be gone on from. */
function goesOnFrom(last: Attempt | undefined): Attempt | null {
  return last?.commit ? last : null;
}
