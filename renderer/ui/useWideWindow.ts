import { useSyncExternalStore } from 'react';

/** Below this width there is no room for a right pane beside the middle. */
const WIDE = '(min-width: 1280px)';

export function useWideWindow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const query = window.matchMedia(WIDE);
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
    () => window.matchMedia(WIDE).matches,
  );
}
