import { createStore } from 'zustand';
import type { Theme } from '#shared/settings/settings.ts';

const KEY = 'overture:theme';

/** What the person chose, and what shows because of it. */
export const themeStore = createStore<{ readonly choice: Theme; readonly shown: 'light' | 'dark' }>(() => ({
  choice: 'system',
  shown: 'light',
}));

/**
 * Shows the theme on the page from the first paint on: the last choice is kept by the page itself, for the
 * settings arrive only with the host. Returns the way to stop following the system.
 */
export function startTheme(page: Window): () => void {
  const system = page.matchMedia('(prefers-color-scheme: dark)');
  const show = () => {
    const { choice } = themeStore.getState();
    const shown = choice === 'system' ? (system.matches ? 'dark' : 'light') : choice;
    page.document.documentElement.dataset['theme'] = shown;
    themeStore.setState({ shown });
  };
  const stop = themeStore.subscribe((state, before) => {
    if (state.choice === before.choice) return;
    page.localStorage.setItem(KEY, state.choice);
    show();
  });
  const remembered = page.localStorage.getItem(KEY);
  if (remembered === 'light' || remembered === 'dark') themeStore.setState({ choice: remembered });
  show();
  system.addEventListener('change', show);
  return () => {
    stop();
    system.removeEventListener('change', show);
  };
}
