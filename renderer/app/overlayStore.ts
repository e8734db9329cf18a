import { createStore } from 'zustand';

/** Which of the app's own overlays is open, and whether the first screen stands, so that the rest may load. */
export const overlayStore = createStore<{
  readonly open: 'none' | 'palette' | 'shortcuts';
  readonly started: boolean;
}>(() => ({ open: 'none', started: false }));

export function closeOverlay(): void {
  overlayStore.setState({ open: 'none' });
}
