import { withProject } from '#electron/services/project/withProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import type { Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import {
  acceptProposal,
  type Deciding,
  editProposal,
  rejectProposal,
  restoreProposals,
} from '../decideProposals.ts';
import type { SpecHandlerNeeds } from './specHandlerNeeds.ts';

type ProposalHandlers = Pick<
  Handlers<OvertureContract>['spec'],
  'acceptProposal' | 'editProposal' | 'rejectProposal' | 'restoreProposals'
>;

/** What becomes of proposals, in the name of this machine's person. */
export function proposalHandlers({ projects, journal, personName }: SpecHandlerNeeds): ProposalHandlers {
  const deciding = (
    { projectId, specId }: { readonly projectId: ProjectId; readonly specId: string },
    act: (who: Deciding) => Result<null, SpecError> | Promise<Result<null, SpecError>>,
  ) =>
    withProject(projects, projectId, async (project) => act({ project, specId, journal, by: personName() }));

  return {
    acceptProposal: ({ proposalId, baseHash, ...spec }) =>
      deciding(spec, (who) => acceptProposal(who, proposalId, baseHash)),
    editProposal: ({ proposalId, edit, ...spec }) =>
      deciding(spec, (who) => editProposal(who, proposalId, edit)),
    rejectProposal: ({ proposalId, ...spec }) => deciding(spec, (who) => rejectProposal(who, proposalId)),
    restoreProposals: ({ proposalIds, ...spec }) =>
      deciding(spec, (who) => restoreProposals(who, proposalIds)),
  };
}
