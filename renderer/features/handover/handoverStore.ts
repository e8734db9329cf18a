import { createStore, useStore } from 'zustand';

/** Which way out of the app a person has opened for the spec in view. */
export type WayOut = 'handover' | 'export';

type HandoverStore = {
  readonly open: WayOut | null;
  /** The version that goes out; null is the text in the file. */
  readonly commit: string | null;
};

export const handoverStore = createStore<HandoverStore>(() => ({ open: null, commit: null }));

export function openWayOut(way: WayOut, commit: string | null = null): void {
  handoverStore.setState({ open: way, commit });
}

export function closeWayOut(): void {
  handoverStore.setState({ open: null, commit: null });
}

export function useCommitGoingOut(): string | null {
  return useStore(handoverStore, ({ commit }) => commit);
}

export function useWayOut(): WayOut | null {
  return useStore(handoverStore, ({ open }) => open);
}
