import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import { describeSpecProblem } from '../describeProblem.ts';
import { openProposals, specStore } from '../specStore.ts';
import { isSettled } from './isSettled.ts';

/** What a person can decide about proposals; each resolves when the host has answered. */
export interface ProposalActions {
  readonly accept: (proposalId: string) => Promise<void>;
  readonly reject: (proposalId: string) => Promise<void>;
  /** Gives it other words; true when taken. */
  readonly reword: (proposalId: string, edit: ProposalEdit) => Promise<boolean>;
  /** One after the other, from first to last; stops at the first that cannot be. */
  readonly acceptThese: (proposalIds: readonly string[]) => Promise<void>;
  /** All at once, with a way to take it back. */
  readonly rejectThese: (proposalIds: readonly string[]) => Promise<void>;
}

export function createProposalActions(
  client: OvertureClient,
  spec: { readonly projectId: ProjectId; readonly specId: SpecId },
  flush: () => Promise<void>,
  say: (problem: string | null) => void,
): ProposalActions {
  /** True when the host took the decision. */
  const decide = async (proposalId: string, act: 'accept' | 'reject'): Promise<boolean> => {
    hide(proposalId);
    await flush();
    const baseHash = specStore.getState().session?.base.hash;
    if (!baseHash || !isSettled()) {
      show(proposalId);
      return false;
    }
    const result =
      act === 'accept'
        ? await client.spec.acceptProposal({ ...spec, proposalId, baseHash })
        : await client.spec.rejectProposal({ ...spec, proposalId });
    if (result.ok) return true;
    show(proposalId);
    say(describeSpecProblem(result.error));
    return false;
  };
  const takeBack = async (proposalIds: readonly string[]) => {
    const result = await client.spec.restoreProposals({ ...spec, proposalIds: [...proposalIds] });
    if (!result.ok) say(describeSpecProblem(result.error));
  };
  return {
    accept: async (proposalId) => void (await decide(proposalId, 'accept')),
    reject: async (proposalId) => void (await decide(proposalId, 'reject')),
    async reword(proposalId, edit) {
      const result = await client.spec.editProposal({ ...spec, proposalId, edit });
      if (!result.ok) say(describeSpecProblem(result.error));
      return result.ok;
    },
    async acceptThese(proposalIds) {
      for (const id of proposalIds) {
        if (!openProposals(specStore.getState()).some((proposal) => proposal.id === id)) continue;
        if (!(await decide(id, 'accept'))) return;
        await untilDecided(id);
      }
    },
    async rejectThese(proposalIds) {
      const done: string[] = [];
      for (const id of proposalIds) if (await decide(id, 'reject')) done.push(id);
      if (done.length === 0) return;
      showToast({
        title: done.length === 1 ? '1 proposal was rejected.' : `${done.length} proposals were rejected.`,
        action: { label: 'Take back', onAct: () => void takeBack(done) },
      });
    },
  };
}

/** Each acceptance starts from the text the one before left, which the feed brings. */
function untilDecided(proposalId: string): Promise<void> {
  const isThere = () => specStore.getState().file?.proposals.some((proposal) => proposal.id === proposalId);
  if (!isThere()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = specStore.subscribe(() => {
      if (isThere() && specStore.getState().refusal === null) return;
      stop();
      resolve();
    });
  });
}

function hide(proposalId: string): void {
  specStore.setState((store) => ({ deciding: new Set([...store.deciding, proposalId]), problem: null }));
}

function show(proposalId: string): void {
  specStore.setState((store) => ({
    deciding: new Set([...store.deciding].filter((id) => id !== proposalId)),
  }));
}
