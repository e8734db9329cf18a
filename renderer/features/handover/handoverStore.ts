import { createStore, useStore } from 'zustand';

/** Which way out of the app a person has opened for the spec in view. */
export type WayOut = 'handover' | 'export';

export const handoverStore = createStore<{ readonly open: WayOut | null }>(() => ({ open: null }));

export function openWayOut(way: WayOut): void {
  handoverStore.setState({ open: way });
}

export function closeWayOut(): void {
  handoverStore.setState({ open: null });
}

export function useWayOut(): WayOut | null {
  return useStore(handoverStore, ({ open }) => open);
}
