import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { PlanKnowledge } from '#shared/plan/contract.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { StaleTask } from '#shared/plan/staleTask.ts';
import type { Run } from '#shared/run/run.ts';
import type { PlannerSource } from './model/plannerSource.ts';
import type { Proposals } from './createProposals.ts';
import { readPlanRecord } from './planJournal.ts';
import type { PlanPlace } from './planPlace.ts';
import { staleTasks } from './planStaleness.ts';

/** The runs of a repository as planning sees them. */
export type RunReader = {
  all(project: OpenProject): Promise<readonly Run[]>;
  /** Called after each event of a run. Returns the way to stop. */
  follow(project: OpenProject, listener: () => void): () => void;
};

export type KnowledgeNeeds = {
  readonly code: CodeReader;
  readonly runs: RunReader;
  readonly clock: Clock;
  readonly proposals: Pick<Proposals, 'doing'>;
  readonly planners: Pick<PlannerSource, 'current'>;
};

export type CodeOfPlan = { readonly code: PlanCode | null; readonly stale: readonly StaleTask[] };

/** What the code says of a plan as it is on disk; waits until the code has been read. */
export async function codeOfPlan(place: PlanPlace, needs: KnowledgeNeeds): Promise<CodeOfPlan> {
  const { project, plan } = place;
  if (!plan) return { code: null, stale: [] };
  const globs = [...new Set(plan.tasks.flatMap(({ scope }) => scope.change))];
  const looked = await needs.code.look(project.id, globs);
  if (!looked.ok) return { code: null, stale: [] };
  const runs = await needs.runs.all(project);
  const at = new Date(needs.clock()).toISOString();
  return { code: looked.value, stale: staleTasks({ ...place, plan }, looked.value, runs, at) };
}

/** All that is known now, with what the code said last. */
export async function knowledgeOf(
  project: OpenProject,
  specId: string,
  said: CodeOfPlan,
  needs: KnowledgeNeeds,
): Promise<PlanKnowledge> {
  const planner = await needs.planners.current();
  return {
    ...said,
    reading: needs.code.status(project.id),
    proposal: readPlanRecord(project, specId).proposal,
    proposing: needs.proposals.doing(project, specId),
    planner: planner && { name: planner.name, isLocal: planner.isLocal },
  };
}
