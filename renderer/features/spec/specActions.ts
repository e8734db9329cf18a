import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Answer } from '#shared/interview/interview.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { type Autosave, startAutosave } from './autosave.ts';
import { describeInterviewProblem, describeSpecProblem } from './describeProblem.ts';
import { tryAgain } from './specSession.ts';
import {
  applyInterviewEvent,
  applySpecEvent,
  beginSpec,
  changeSession,
  openProposals,
  specStore,
} from './specStore.ts';

/** What a person can do with the open spec beyond writing; each resolves when the host has answered. */
export interface SpecActions {
  accept(proposalId: string): Promise<void>;
  reject(proposalId: string): Promise<void>;
  acceptAll(): Promise<void>;
  /** True when approved. */
  approve(by: string): Promise<boolean>;
  /** True when taken. */
  answer(questionId: string, answer: Answer): Promise<boolean>;
  revise(turn: number, answer: Answer): Promise<boolean>;
  saveAgain(): Promise<void>;
  /** The text at a commit; undefined when it cannot be read (then `problem` says why). */
  textAt(commit: string): Promise<string | undefined>;
  close(): void;
}

/** Opens a spec in the store: follows it and its interview, and saves what is written. */
export function openSpec(client: OvertureClient, projectId: ProjectId, specId: SpecId): SpecActions {
  const spec = { projectId, specId };
  const now = () => Date.now();
  specStore.setState((store) => beginSpec(store, projectId, specId), true);
  const autosave = startAutosave({ store: specStore, client, projectId, specId, now, onLost: offerLostText });
  const isOpen = () => specStore.getState().projectId === projectId && specStore.getState().specId === specId;
  const say = (problem: string | null) => isOpen() && specStore.setState({ problem });

  const stopSpec = client.spec.watch(spec, {
    snapshot: (state) => isOpen() && specStore.setState((store) => applySpecEvent(store, state, now())),
    event: (state) => isOpen() && specStore.setState((store) => applySpecEvent(store, state, now())),
    ended: (reason) => !reason.ok && isOpen() && specStore.setState({ refusal: reason.error }),
  });
  const stopInterview = client.interview.watch(spec, {
    snapshot: (state) => isOpen() && specStore.setState((store) => applyInterviewEvent(store, state)),
    event: (state) => isOpen() && specStore.setState((store) => applyInterviewEvent(store, state)),
    ended: (reason) => !reason.ok && isOpen() && specStore.setState({ interviewRefusal: reason.error }),
  });

  return {
    ...proposalActions(client, spec, autosave, say),
    async approve(by) {
      await autosave.flush();
      const hash = specStore.getState().session?.base.hash;
      if (!hash || !isSettled()) return false;
      const result = await client.spec.approve({ ...spec, hash, by });
      if (!result.ok) say(describeSpecProblem(result.error));
      return result.ok;
    },
    async answer(questionId, answer) {
      const result = await client.interview.answer({ ...spec, questionId, answer });
      if (!result.ok) say(describeInterviewProblem(result.error));
      return result.ok;
    },
    async revise(number, answer) {
      const result = await client.interview.revise({ ...spec, number, answer });
      if (!result.ok) say(describeInterviewProblem(result.error));
      return result.ok;
    },
    async saveAgain() {
      changeSession(tryAgain);
      await autosave.flush();
    },
    async textAt(commit) {
      const result = await client.spec.textAt({ ...spec, commit });
      if (result.ok) return result.value.text;
      say(describeSpecProblem(result.error));
      return undefined;
    },
    close() {
      autosave.stop();
      stopSpec();
      stopInterview();
    },
  };
}

function offerLostText(text: string, error: SpecError | Fault): void {
  showToast({
    tone: 'bad',
    title: 'Your last words were not saved.',
    text: describeSpecProblem(error),
    action: { label: 'Copy the text', onAct: () => void navigator.clipboard.writeText(text) },
  });
}

function proposalActions(
  client: OvertureClient,
  spec: { readonly projectId: ProjectId; readonly specId: SpecId },
  autosave: Autosave,
  say: (problem: string | null) => void,
): Pick<SpecActions, 'accept' | 'reject' | 'acceptAll'> {
  const decide = async (proposalId: string, act: 'accept' | 'reject') => {
    hide(proposalId);
    await autosave.flush();
    const baseHash = specStore.getState().session?.base.hash;
    if (!baseHash || !isSettled()) return show(proposalId);
    const result =
      act === 'accept'
        ? await client.spec.acceptProposal({ ...spec, proposalId, baseHash })
        : await client.spec.rejectProposal({ ...spec, proposalId });
    if (result.ok) return;
    show(proposalId);
    say(describeSpecProblem(result.error));
  };
  return {
    accept: (proposalId) => decide(proposalId, 'accept'),
    reject: (proposalId) => decide(proposalId, 'reject'),
    async acceptAll() {
      for (const { id } of openProposals(specStore.getState())) {
        await decide(id, 'accept');
        const isBack = openProposals(specStore.getState()).some((proposal) => proposal.id === id);
        if (isBack) return;
        await untilDecided(id);
      }
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

/** False while a save is refused or both sides changed the same words: nothing may build on that. */
function isSettled(): boolean {
  const { session } = specStore.getState();
  return session !== null && session.outside === null && session.saving.state !== 'refused';
}

function hide(proposalId: string): void {
  specStore.setState((store) => ({ deciding: new Set([...store.deciding, proposalId]), problem: null }));
}

function show(proposalId: string): void {
  specStore.setState((store) => ({
    deciding: new Set([...store.deciding].filter((id) => id !== proposalId)),
  }));
}
