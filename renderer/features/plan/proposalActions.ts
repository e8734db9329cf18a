import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Result } from '#shared/contract/result.ts';
import type { PlanError } from '#shared/plan/contract.ts';
import { planTextOf, takeProposal } from '#shared/plan/takeProposal.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describePlanProblem } from './describePlanFault.ts';
import { edit, type PlanActions, planStore } from './planStore.ts';

type ProposalActions = Pick<
  PlanActions,
  'propose' | 'planInside' | 'takeProposal' | 'dropProposal' | 'keepAsPlanned'
>;

/** Having a plan thought through again, and what becomes of the answer. `settle` writes the plan first. */
export function proposalActions(
  client: OvertureClient,
  ref: { readonly projectId: ProjectId; readonly specId: SpecId },
  settle: () => Promise<boolean>,
  isOpen: () => boolean,
): ProposalActions {
  const say = (result: Result<unknown, PlanError | Fault>) => {
    if (!result.ok && isOpen()) planStore.setState({ problem: describePlanProblem(result.error) });
    return result.ok;
  };
  const planner = () => (planStore.getState().knowledge?.planner ? 'model' : 'rules');
  return {
    propose: async (tasks, by = planner()) => {
      if (planStore.getState().session) await settle();
      say(await client.plan.propose({ ...ref, by, tasks: tasks && [...tasks] }));
    },
    planInside: async (group) => {
      await settle();
      say(await client.plan.planInside({ ...ref, by: planner(), group }));
    },
    takeProposal: async (ids) => {
      const { knowledge, session } = planStore.getState();
      const proposal = knowledge?.proposal;
      if (!proposal) return;
      const taken = proposal.tasks.map(({ taskId }) => taskId).filter((id) => ids?.includes(id) ?? true);
      if (session) {
        if (!edit(takeProposal(proposal, ids)) || !(await settle())) return;
      } else {
        const text = planTextOf(ref.specId, proposal, ids);
        if (!say(await client.plan.save({ ...ref, baseHash: null, text }))) return;
      }
      planStore.setState({ isComparing: false });
      say(await client.plan.dropProposal({ ...ref, taken }));
    },
    dropProposal: async () => {
      planStore.setState({ isComparing: false });
      say(await client.plan.dropProposal({ ...ref, taken: [] }));
    },
    keepAsPlanned: async (tasks) => {
      say(await client.plan.keepAsPlanned({ ...ref, tasks: [...tasks] }));
    },
  };
}
