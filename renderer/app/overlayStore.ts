import { createStore } from 'zustand';

/** Which of the app's own overlays is open. */
export const overlayStore = createStore<{ readonly open: 'none' | 'palette' | 'shortcuts' }>(() => ({
  open: 'none',
}));

export function closeOverlay(): void {
  overlayStore.setState({ open: 'none' });
}
