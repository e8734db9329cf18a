import type { StoreApi } from 'zustand/vanilla';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { boundHistory } from '#shared/spec/undoHistory.ts';
import { historyOf, type SpecSession, withHistory } from './specSession.ts';
import type { SpecStore } from './specStore.ts';

/** Milliseconds without a change before the way back is kept. */
const REST = 800;

export interface UndoKeeper {
  /** Keeps what is there now; for a page that goes. */
  flush(): void;
  /** The same, and stops. */
  stop(): void;
}

/** Takes up the way back of the last sitting, and keeps that of this one a moment after each change. */
export function startUndoKeeper(needs: {
  readonly store: StoreApi<SpecStore>;
  readonly client: Pick<OvertureClient, 'spec'>;
  readonly projectId: ProjectId;
  readonly specId: SpecId;
  readonly now: () => number;
}): UndoKeeper {
  const { store, client, projectId, specId, now } = needs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept: Pick<SpecSession, 'past' | 'future'> | undefined;
  const isOpen = (state: SpecStore) => state.projectId === projectId && state.specId === specId;
  const sessionNow = () => (isOpen(store.getState()) ? store.getState().session : null);
  const isKept = (session: SpecSession) =>
    kept !== undefined && session.past === kept.past && session.future === kept.future;

  async function takeUp(): Promise<void> {
    const had = sessionNow();
    // The same spec, shown again within one sitting, has its way back already.
    if (had && had.past.length + had.future.length > 0) return;
    const found = await client.spec.undoHistory({ projectId, specId });
    const session = await sessionOnceThere();
    if (!found.ok || !found.value || !session) return;
    const next = withHistory(session, found.value, now());
    store.setState({ session: next });
  }

  function sessionOnceThere(): Promise<SpecSession | null> {
    return new Promise((resolve) => {
      const look = () => {
        const state = store.getState();
        if (isOpen(state) && !state.session && !state.refusal) return;
        stopLooking();
        resolve(sessionNow());
      };
      const stopLooking = store.subscribe(look);
      look();
    });
  }

  function keep(): void {
    clearTimeout(timer);
    const session = sessionNow();
    if (!session || isKept(session) || (kept === undefined && session.past.length === 0)) return;
    kept = session;
    // Losing it loses no words, and a disk that is full says so at the next save.
    const history = boundHistory(historyOf(session));
    if (history) void client.spec.keepUndo({ projectId, specId, history });
  }

  const stopWatching = store.subscribe((state) => {
    if (!isOpen(state) || !state.session || isKept(state.session)) return;
    clearTimeout(timer);
    timer = setTimeout(keep, REST);
  });
  void takeUp();
  return {
    flush: keep,
    stop() {
      keep();
      stopWatching();
    },
  };
}
