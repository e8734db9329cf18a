import { createStore, useStore } from 'zustand';
import type { Settings } from '#shared/settings/settings.ts';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { themeStore } from './themeStore.ts';

/** The person's settings, once the host has sent them. */
export const settingsStore = createStore<{ readonly settings: Settings | undefined }>(() => ({
  settings: undefined,
}));

/** Follows the settings for the life of the page; the theme follows them. */
export function followSettings(client: OvertureClient): () => void {
  const show = (settings: Settings) => {
    settingsStore.setState({ settings });
    themeStore.setState({ choice: settings.theme });
  };
  return client.settings.watch({}, { snapshot: show, event: show });
}

export function useSettings(): Settings | undefined {
  return useStore(settingsStore, (state) => state.settings);
}
