import type { OpenProjects } from '#electron/services/project/openProject.ts';
import type { KnowledgeNeeds } from '../createKnowledge.ts';
import type { Proposals } from '../createProposals.ts';
import type { PlannerSource } from '../model/plannerSource.ts';
import type { PlanBell } from '../watchPlan.ts';

/** What the handlers of the plan part share. */
export type PlanHandlerNeeds = KnowledgeNeeds & {
  readonly projects: OpenProjects;
  readonly bell: PlanBell;
  readonly proposals: Proposals;
  readonly planners: PlannerSource;
};
