import type { Clock } from '#electron/host/clock.ts';
import type { CodeReader } from '#electron/services/code/createCodeService.ts';
import type { Prompts } from '#electron/services/interview/model/readPrompts.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import { undoHandlers } from '#electron/services/spec/undoHandlers.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanError } from '#shared/plan/contract.ts';
import type { RunReader } from './createKnowledge.ts';
import { createProposals } from './createProposals.ts';
import { followKnowledge } from './followKnowledge.ts';
import { fileHandlers } from './handlers/fileHandlers.ts';
import { proposalHandlers } from './handlers/proposalHandlers.ts';
import { hasSpec } from './hasSpec.ts';
import { noPlanner, type PlannerSource } from './model/plannerSource.ts';
import { createPlanBell } from './watchPlan.ts';

export type PlanServiceNeeds = {
  readonly projects: OpenProjects;
  readonly code: CodeReader;
  readonly runs: RunReader;
  readonly clock: Clock;
  readonly prompts: Prompts;
  /** Who plans besides the rules. */
  readonly planners?: PlannerSource;
};

export type PlanService = Handlers<OvertureContract>['plan'] & { dispose(): Promise<void> };

/** plan.yaml on disk, drafted by rules and written as the page edits it; what is known about it; what is proposed. */
export function createPlanService(outer: PlanServiceNeeds): PlanService {
  const { projects, planners = noPlanner } = outer;
  const bell = createPlanBell();
  const proposals = createProposals({
    ...outer,
    planners,
    touch: (projectId, id) => bell.ring(projectId, id),
  });
  const needs = { ...outer, planners, bell, proposals };

  return {
    ...fileHandlers(needs),
    ...proposalHandlers(needs),
    ...undoHandlers(projects, 'plan', describeLostUndo),
    know: ({ projectId, specId }, feed, { signal }) =>
      withProject(projects, projectId, async (project) => {
        if (!(await hasSpec(project, specId))) return fail({ code: 'unknownSpec', specId });
        await followKnowledge(needs, project, specId, feed, signal);
        return ok(undefined);
      }),
    dispose: () => proposals.dispose(),
  };
}

function describeLostUndo(error: unknown): PlanError {
  return { code: 'failed', reason: `The way back of the plan is not kept: ${String(error)}` };
}
