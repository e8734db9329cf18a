import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { showToast } from '#renderer/ui/toasts.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { type Autosave, startAutosave } from './autosave.ts';
import { describeSpecProblem } from './describeProblem.ts';
import { startUndoKeeper, type UndoKeeper } from './keepUndo.ts';
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

type Spec = { readonly projectId: ProjectId; readonly specId: SpecId };
type SetStore = (change: (store: SpecStore) => Partial<SpecStore>) => void;

const now = () => Date.now();

/** The spec on the page and its file: followed once `open` is called, saved as it is written. */
export function openSpec(client: OvertureClient, spec: Spec) {
  let autosave: Autosave | undefined;
  let stopFollowing: () => void = () => undefined;
  const isOpen = () => isInStore(spec);
  const set: SetStore = (change) => {
    if (isOpen()) specStore.setState(change);
  };
  const say = (problem: string | null) => set(() => ({ problem }));

  async function flush(): Promise<void> {
    writeWaiting();
    await autosave?.flush();
  }

  /** Anew when it was followed before. */
  function follow(): void {
    stopFollowing();
    stopFollowing = followInto(set, client, spec);
  }

  return {
    say,
    flush,
    async saveAgain(): Promise<void> {
      changeSession(tryAgain);
      await flush();
      const { refusal, interviewRefusal } = specStore.getState();
      // A file that was gone ended the feeds; it may be back.
      if (isOpen() && (refusal || interviewRefusal)) follow();
    },
    async putBack(): Promise<void> {
      writeWaiting();
      const { session } = specStore.getState();
      if (!session || !isOpen()) return;
      const problem = await writeAnew(client, spec, session.text);
      if (problem !== null) return say(problem);
      set(() => ({ refusal: null, problem: null }));
      follow();
    },
    open(): () => void {
      specStore.setState((store) => beginSpec(store, spec.projectId, spec.specId), true);
      const saver = startAutosave({ store: specStore, client, ...spec, now, onLost: offerLostText });
      autosave = saver;
      follow();
      const keeper = keepWayBack(client, spec);
      const stopSaving = saveWhenPageGoes(() => {
        keeper.flush();
        void saver.flush();
      });
      return () => {
        stopSaving();
        writeWaiting();
        keeper.stop();
        saver.stop();
        stopFollowing();
      };
    },
  };
}

function keepWayBack(client: OvertureClient, spec: Spec): UndoKeeper {
  const home = { read: client.spec.undoHistory, keep: client.spec.keepUndo };
  return startUndoKeeper({ store: specStore, home, ...spec, now });
}

/** With the words that wait to be written; returns the way to stop. */
function saveWhenPageGoes(save: () => void): () => void {
  const saveNow = () => {
    writeWaiting();
    save();
  };
  window.addEventListener('pagehide', saveNow);
  return () => window.removeEventListener('pagehide', saveNow);
}

function isInStore({ projectId, specId }: Spec): boolean {
  const store = specStore.getState();
  return store.projectId === projectId && store.specId === specId;
}

/** Follows the spec and its interview into the store; returns the way to stop. */
function followInto(set: SetStore, client: OvertureClient, spec: Spec): () => void {
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
  return () => {
    stopSpec();
    stopInterview();
  };
}

/** Writes the text where its file was taken away; a sentence when that failed. */
async function writeAnew(client: OvertureClient, spec: Spec, text: string): Promise<string | null> {
  const result = await client.spec.save({ ...spec, baseHash: null, text });
  const isBack = !result.ok && result.error.code === 'changedOutside';
  if (!result.ok && !isBack) return describeSpecProblem(result.error);
  if (!isInStore(spec)) return null;
  changeSession((open) =>
    result.ok
      ? saved(open, { text, hash: result.value.hash }, now())
      : saveRefused(open, result.error, now()),
  );
  return null;
}

function offerLostText(text: string, error: SpecError | Fault): void {
  showToast({
    tone: 'bad',
    title: 'Your last words were not saved.',
    text: describeSpecProblem(error),
    action: { label: 'Copy the text', onAct: () => void navigator.clipboard.writeText(text) },
  });
}
