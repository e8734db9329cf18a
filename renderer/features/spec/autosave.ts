import type { StoreApi } from 'zustand/vanilla';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { Fault } from '#shared/contract/envelope.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { SpecError } from '#shared/spec/contract.ts';
import { needsSave, saved, saveRefused, saveStarted, type SpecSession } from './specSession.ts';
import type { SpecStore } from './specStore.ts';

/** Milliseconds of rest before a save, and the longest a person may type without one. */
const REST = 400;
const LONGEST = 900;

export interface Autosave {
  /** Saves what is unsaved now; resolves when the file holds the text, or the save was refused. */
  flush(): Promise<void>;
  /** Saves what is left and stops. */
  stop(): void;
}

type AutosaveNeeds = {
  readonly store: StoreApi<SpecStore>;
  readonly client: Pick<OvertureClient, 'spec'>;
  readonly projectId: ProjectId;
  readonly specId: SpecId;
  readonly now: () => number;
  /** Another spec is shown already and the last words of this one could not be written. */
  readonly onLost: (text: string, error: SpecError | Fault) => void;
};

/** Writes the text to its file a moment after each edit, one save at a time. */
export function startAutosave(needs: AutosaveNeeds): Autosave {
  const { store, now } = needs;
  const file = fileOf(needs);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsavedSince: number | undefined;
  /** Resolves with the hash the file then has. */
  let running: Promise<string | undefined> | undefined;

  const stopWatching = store.subscribe((state, before) => {
    if (state.session === before.session || !state.session || !needsSave(state.session)) return;
    if (state.session.text === before.session?.text && timer !== undefined) return;
    unsavedSince ??= now();
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), Math.max(0, Math.min(REST, unsavedSince + LONGEST - now())));
  });

  async function flush(): Promise<void> {
    clearTimeout(timer);
    timer = undefined;
    unsavedSince = undefined;
    if (running) await running;
    const { session } = store.getState();
    if (!session || !needsSave(session) || !file.isOpen()) return;
    running = file.save(session.text, session.base.hash);
    await running;
    running = undefined;
    const after = store.getState().session;
    // What was typed during the save, and what a change from outside was joined with.
    if (after && needsSave(after)) await flush();
  }

  /** Writes what is left although the store may hold another spec by the time it can. */
  async function saveLast(): Promise<void> {
    const { session } = store.getState();
    if (!session || !file.isOpen() || session.outside) return;
    const baseHash = running ? await running : session.base.hash;
    if (file.isOpen()) return flush();
    const isWritten = session.saving.state === 'saving' && session.saving.text === session.text;
    if (session.text === session.base.text || isWritten) return;
    await file.saveUnseen(session.text, baseHash ?? session.base.hash);
  }

  return {
    flush,
    stop() {
      stopWatching();
      clearTimeout(timer);
      void saveLast();
    },
  };
}

/** The file of one spec, and what its saves mean for the session as long as the spec is open. */
function fileOf({ store, client, projectId, specId, now, onLost }: AutosaveNeeds) {
  const isShown = (state: SpecStore) => state.projectId === projectId && state.specId === specId;
  const change = (next: (session: SpecSession) => SpecSession) =>
    store.setState((state) => (isShown(state) && state.session ? { session: next(state.session) } : {}));
  return {
    isOpen: () => isShown(store.getState()),

    async save(text: string, baseHash: string): Promise<string | undefined> {
      change(saveStarted);
      const result = await client.spec.save({ projectId, specId, baseHash, text });
      change((session) =>
        result.ok
          ? saved(session, { text, hash: result.value.hash }, now())
          : saveRefused(session, result.error, now()),
      );
      return result.ok ? result.value.hash : undefined;
    },

    /** Of a spec that is not shown any more. */
    async saveUnseen(text: string, baseHash: string): Promise<void> {
      const result = await client.spec.save({ projectId, specId, baseHash, text });
      if (!result.ok) onLost(text, result.error);
    },
  };
}
