import type { OpenProject } from '#electron/services/project/openProject.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { PlanError } from '#shared/plan/contract.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import { codeOfPlan } from '../createKnowledge.ts';
import type { ProposalRequest } from '../createProposals.ts';
import { readPlanPlace } from '../planPlace.ts';
import { planAnew } from '../planStaleness.ts';
import type { PlanHandlerNeeds } from './planHandlerNeeds.ts';

type ProposalHandlers = Pick<
  Handlers<OvertureContract>['plan'],
  'propose' | 'planInside' | 'dropProposal' | 'keepAsPlanned'
>;

/** What is proposed for a plan, and what becomes of it. */
export function proposalHandlers(needs: PlanHandlerNeeds): ProposalHandlers {
  const { projects, proposals, bell } = needs;
  return {
    propose: ({ projectId, specId, by, tasks }) =>
      withProject(projects, projectId, (project) =>
        begin(needs, project, specId, { by, tasks, group: null }),
      ),
    planInside: ({ projectId, specId, by, group }) =>
      withProject(projects, projectId, (project) =>
        begin(needs, project, specId, { by, tasks: null, group }),
      ),
    dropProposal: ({ projectId, specId, taken }) =>
      withProject(projects, projectId, async (project) => {
        await keep(needs, project, specId, taken);
        proposals.drop(project, specId);
        return ok(null);
      }),
    keepAsPlanned: ({ projectId, specId, tasks }) =>
      withProject(projects, projectId, async (project) => {
        await keep(needs, project, specId, tasks);
        bell.ring(project.id, specId);
        return ok(null);
      }),
  };
}

async function begin(
  needs: PlanHandlerNeeds,
  project: OpenProject,
  specId: string,
  asked: Pick<ProposalRequest, 'by' | 'tasks' | 'group'>,
): Promise<Result<null, PlanError>> {
  const place = await readPlanPlace(project, specId);
  if (!place) return fail({ code: 'unknownSpec', specId });
  if (place.spec.criteria.length === 0) return fail({ code: 'nothingToPlan' });
  const group = place.plan?.tasks.find(({ id }) => id === asked.group);
  if (asked.group !== null && !group?.group)
    return fail({ code: 'failed', reason: `${asked.group} is no group of the plan as it is saved` });
  if (group && group.criteria.length === 0)
    return fail({ code: 'failed', reason: `${group.id} covers no criterion to plan its inside by` });
  const { stale } = asked.tasks === null ? { stale: [] } : await codeOfPlan(place, needs);
  needs.proposals.begin({ ...asked, place, stale });
  return ok(null);
}

/** These tasks fit what is now. */
async function keep(
  needs: PlanHandlerNeeds,
  project: OpenProject,
  specId: string,
  tasks: readonly TaskId[],
): Promise<void> {
  const place = await readPlanPlace(project, specId);
  if (tasks.length === 0 || !place?.plan) return;
  const { code: known } = await codeOfPlan(place, needs);
  if (known) planAnew({ ...place, plan: place.plan }, known, tasks, new Date(needs.clock()).toISOString());
}
