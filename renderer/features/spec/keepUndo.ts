import type { Result } from '#shared/contract/result.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { boundHistory } from '#shared/spec/undoHistory.ts';
import type { UndoHistory } from '#shared/spec/undoHistory.ts';
import { historyOf, type SpecSession, withHistory } from './specSession.ts';

/** What of a store the keeper follows; the spec's and the plan's both have it. */
export interface SessionState {
  readonly projectId: ProjectId | null;
  readonly specId: SpecId | null;
  readonly session: SpecSession | null;
  readonly refusal: unknown;
}

interface SessionStore {
  getState(): SessionState;
  setState(part: { readonly session: SpecSession }): void;
  subscribe(listener: (state: SessionState) => void): () => void;
}

type TextRef = { readonly projectId: ProjectId; readonly specId: SpecId };

/** Where ways back are kept. */
export interface UndoHome {
  read(ref: TextRef): Promise<Result<UndoHistory | null, unknown>>;
  keep(kept: TextRef & { readonly history: UndoHistory }): Promise<unknown>;
}

/** Milliseconds without a change before the way back is kept. */
const REST = 800;

export interface UndoKeeper {
  /** Keeps what is there now; for a page that goes. */
  flush(): void;
  /** The same, and stops. */
  stop(): void;
}

type UndoKeeperNeeds = {
  readonly store: SessionStore;
  readonly home: UndoHome;
  readonly projectId: ProjectId;
  readonly specId: SpecId;
  readonly now: () => number;
  /** Milliseconds; shorter where a change is an act of its own and not a letter of many. */
  readonly rest?: number;
};

/** Takes up the way back of the last sitting, and keeps that of this one a moment after each change. */
export function startUndoKeeper(needs: UndoKeeperNeeds): UndoKeeper {
  const { store, home, projectId, specId, now, rest = REST } = needs;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let kept: Pick<SpecSession, 'past' | 'future'> | undefined;
  const isOpen = (state: SessionState) => state.projectId === projectId && state.specId === specId;
  const sessionNow = () => (isOpen(store.getState()) ? store.getState().session : null);
  const isKept = (session: SpecSession) =>
    kept !== undefined && session.past === kept.past && session.future === kept.future;

  async function takeUp(): Promise<void> {
    const had = sessionNow();
    // The same spec, shown again within one sitting, has its way back already.
    if (had && had.past.length + had.future.length > 0) return;
    const found = await home.read({ projectId, specId });
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
    if (history) void home.keep({ projectId, specId, history });
  }

  const stopWatching = store.subscribe((state) => {
    if (!isOpen(state) || !state.session || isKept(state.session)) return;
    clearTimeout(timer);
    timer = setTimeout(keep, rest);
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
