import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { Answer } from '#shared/interview/interview.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { PartChange, SpecError } from '#shared/spec/contract.ts';
import { type Autosave, startAutosave } from './autosave.ts';
import { describeInterviewProblem, describeSpecProblem } from './describeProblem.ts';
import { isSettled } from './proposals/isSettled.ts';
import { createProposalActions, type ProposalActions } from './proposals/proposalActions.ts';
import { startUndoKeeper } from './keepUndo.ts';
import { saved, saveRefused, tryAgain } from './specSession.ts';
import {
  applyInterviewEvent,
  applySpecEvent,
  beginSpec,
  changeSession,
  type SpecStore,
  specStore,
} from './specStore.ts';
import { writeWaiting } from './writing.ts';

/** What a person can do with the open spec beyond writing; each resolves when the host has answered. */
export interface SpecActions extends ProposalActions {
  /** True when approved. */
  readonly approve: (by: string, note: string) => Promise<boolean>;
  /** True when kept. */
  readonly markSeen: (marks: readonly string[], isSeen: boolean) => Promise<boolean>;
  /** Null is the text in the file, and before it nothing. Empty when it cannot be told. */
  readonly changedBy: (from: string | null, to: string | null) => Promise<readonly PartChange[]>;
  /** True when taken. */
  readonly answer: (questionId: string, answer: Answer) => Promise<boolean>;
  readonly revise: (turn: number, answer: Answer) => Promise<boolean>;
  /** Asks the model again after it fell silent. */
  readonly retryModel: () => Promise<void>;
  /** Takes the guided question instead of waiting for the model's. */
  readonly dontWait: () => Promise<void>;
  readonly saveAgain: () => Promise<void>;
  /** Writes the text anew where its file was taken away. */
  readonly putBack: () => Promise<void>;
  /** The text at a commit; undefined when it cannot be read (then `problem` says why). */
  readonly textAt: (commit: string) => Promise<string | undefined>;
  /** Follows the spec until the returned function is called; what is unsaved then is still written. */
  readonly open: () => () => void;
}

/** The acts of one spec; `open` begins to follow it into the store and to save what is written. */
export function createSpecActions(client: OvertureClient, projectId: ProjectId, specId: SpecId): SpecActions {
  const spec = { projectId, specId };
  const now = () => Date.now();
  let autosave: Autosave | undefined;
  const flush = async () => {
    writeWaiting();
    await autosave?.flush();
  };
  const isOpen = () => specStore.getState().projectId === projectId && specStore.getState().specId === specId;
  const set = (change: (store: SpecStore) => Partial<SpecStore>) => {
    if (isOpen()) specStore.setState(change);
  };
  const say = (problem: string | null) => set(() => ({ problem }));
  let stopFollowing: () => void = () => undefined;

  /** Follows the spec and its interview into the store, anew when they were followed before. */
  function follow(): void {
    stopFollowing();
    const stopSpec = client.spec.watch(spec, {
      snapshot: (state) => set((store) => applySpecEvent(store, state, now())),
      event: (state) => set((store) => applySpecEvent(store, state, now())),
      ended: (reason) => !reason.ok && set(() => ({ refusal: reason.error })),
    });
    const stopInterview = client.interview.watch(spec, {
      snapshot: (state) => set((store) => applyInterviewEvent(store, state)),
      event: (state) => set((store) => applyInterviewEvent(store, state)),
      ended: (reason) => !reason.ok && set(() => ({ interviewRefusal: reason.error })),
    });
    stopFollowing = () => {
      stopSpec();
      stopInterview();
    };
  }

  return {
    ...createProposalActions(client, spec, flush, say),
    async approve(by, note) {
      await flush();
      const hash = specStore.getState().session?.base.hash;
      if (!hash || !isSettled()) return false;
      const result = await client.spec.approve({ ...spec, hash, by, note });
      if (!result.ok) say(describeSpecProblem(result.error));
      return result.ok;
    },
    async markSeen(marks, isSeen) {
      const result = await client.spec.markSeen({ ...spec, marks: [...marks], isSeen });
      if (!result.ok) say(describeSpecProblem(result.error));
      return result.ok;
    },
    async changedBy(from, to) {
      const result = await client.spec.changedBy({ ...spec, from, to });
      // Without it the changes are shown all the same, only without names.
      return result.ok ? result.value : [];
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
    async retryModel() {
      const result = await client.interview.retry(spec);
      if (!result.ok) say(describeInterviewProblem(result.error));
    },
    async dontWait() {
      const result = await client.interview.dontWait(spec);
      if (!result.ok) say(describeInterviewProblem(result.error));
    },
    async saveAgain() {
      changeSession(tryAgain);
      await flush();
      const { refusal, interviewRefusal } = specStore.getState();
      // A file that was gone ended the feeds; it may be back.
      if (isOpen() && (refusal || interviewRefusal)) follow();
    },
    async putBack() {
      writeWaiting();
      const { session } = specStore.getState();
      if (!session) return;
      const result = await client.spec.save({ ...spec, baseHash: null, text: session.text });
      const isBack = !result.ok && result.error.code === 'changedOutside';
      if (!result.ok && !isBack) return say(describeSpecProblem(result.error));
      changeSession((open) =>
        result.ok
          ? saved(open, { text: session.text, hash: result.value.hash }, now())
          : saveRefused(open, result.error, now()),
      );
      set(() => ({ refusal: null, problem: null }));
      follow();
    },
    async textAt(commit) {
      const result = await client.spec.textAt({ ...spec, commit });
      if (result.ok) return result.value.text;
      say(describeSpecProblem(result.error));
      return undefined;
    },
    open() {
      specStore.setState((store) => beginSpec(store, projectId, specId), true);
      const saver = startAutosave({
        store: specStore,
        client,
        projectId,
        specId,
        now,
        onLost: offerLostText,
      });
      autosave = saver;
      follow();
      const home = { read: client.spec.undoHistory, keep: client.spec.keepUndo };
      const keeper = startUndoKeeper({ store: specStore, home, projectId, specId, now });
      const saveNow = () => {
        writeWaiting();
        keeper.flush();
        void saver.flush();
      };
      window.addEventListener('pagehide', saveNow);
      return () => {
        window.removeEventListener('pagehide', saveNow);
        writeWaiting();
        keeper.stop();
        saver.stop();
        stopFollowing();
      };
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
