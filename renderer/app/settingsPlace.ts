import { createStore, useStore } from 'zustand';
import { projectStore } from './projectStore.ts';
import { go, routeStore } from './routeStore.ts';

export const SETTINGS_SECTIONS = [
  { id: 'appearance', title: 'Appearance' },
  { id: 'models', title: 'Models' },
  { id: 'agents', title: 'Agents' },
  { id: 'privacy', title: 'Privacy and log' },
] as const;
/** `commands` and `workspaces` are there while a project is open. */
export type SettingsSectionId = (typeof SETTINGS_SECTIONS)[number]['id'] | 'commands' | 'workspaces';

/** The section that Settings shows; another visit starts where the last one was. */
const placeStore = createStore<{ readonly section: SettingsSectionId }>(() => ({ section: 'appearance' }));

export function useSettingsPlace(): SettingsSectionId {
  return useStore(placeStore, ({ section }) => section);
}

export function showSettingsSection(section: SettingsSectionId): void {
  placeStore.setState({ section });
}

/** Opens Settings at a section, for the project and spec in view. */
export function openSettingsAt(section: SettingsSectionId): void {
  showSettingsSection(section);
  const { route } = routeStore.getState();
  const { current } = projectStore.getState();
  const projectId = 'projectId' in route ? route.projectId : undefined;
  go({
    screen: 'settings',
    projectId: current.state === 'none' ? projectId : current.id,
    specId: 'specId' in route ? route.specId : undefined,
  });
}
