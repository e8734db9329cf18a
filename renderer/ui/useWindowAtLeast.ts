import { useSyncExternalStore } from 'react';

/** Whether the window has at least so many px; a page zoomed to 200 % has half as many. */
export function useWindowAtLeast(width: number): boolean {
  const query = `(min-width: ${width}px)`;
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => window.matchMedia(query).matches,
  );
}
