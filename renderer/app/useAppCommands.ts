import {
  FolderOpen,
  Keyboard,
  type LucideIcon,
  PanelLeft,
  PanelRight,
  Search,
  SlidersHorizontal,
} from 'lucide-react';
import { BookOpen, Eye, GitBranch, History, Play, Workflow } from 'lucide-react';
import { useMemo } from 'react';
import { askForBranch } from '#renderer/features/review/look/branchAsk.ts';
import { paneVisibility } from '#renderer/ui/paneVisibility.ts';
import { type Command, useCommands } from './commandStore.ts';
import { focusPane } from './focusPane.ts';
import { overlayStore } from './overlayStore.ts';
import { useProject } from './projectStore.ts';
import { HOME, type Route, type Stage, STAGES } from './route.ts';
import { go } from './routeStore.ts';
import { openSettingsAt, SETTINGS_SECTIONS } from './settingsPlace.ts';
import { SHORTCUTS } from './shortcuts.ts';
import { settingsRoute } from './TitleBar.tsx';

const STAGE_ICONS: Readonly<Record<Stage, LucideIcon>> = {
  spec: BookOpen,
  plan: Workflow,
  run: Play,
  review: Eye,
  history: History,
};

/** What can be done wherever a person is. */
export function useAppCommands(route: Route): void {
  const project = useProject();
  const specs = project?.specs;
  const projectId = project?.id;
  const commands = useMemo(() => {
    const places = 'specId' in route && route.specId !== undefined ? stageCommands(route) : [];
    const others = (specs ?? []).map(
      (spec): Command => ({
        id: `app.spec.${spec.id}`,
        title: spec.title,
        detail: spec.id,
        section: 'Go to',
        voice: 'doc',
        icon: BookOpen,
        run: () => projectId && go({ screen: 'spec', projectId, specId: spec.id }),
      }),
    );
    return [...windowCommands(route), ...settingsCommands(), ...places, ...others];
  }, [route, specs, projectId]);
  useCommands(commands, 'app');
}

function stageCommands(route: Route): readonly Command[] {
  if (!('specId' in route) || route.specId === undefined || route.projectId === undefined) return [];
  const { projectId, specId } = route;
  const stages = STAGES.map(
    (stage): Command => ({
      id: `app.${stage}`,
      title: SHORTCUTS[stage].act,
      section: 'Go to',
      icon: STAGE_ICONS[stage],
      shortcut: stage,
      run: () => go({ screen: stage, projectId, specId }),
    }),
  );
  const branch: Command = {
    id: 'app.reviewBranch',
    title: 'Review a branch…',
    section: 'Do',
    icon: GitBranch,
    keywords: ['pull request'],
    run() {
      if (route.screen !== 'review') go({ screen: 'review', projectId, specId });
      askForBranch(true);
    },
  };
  return [...stages, branch];
}

function windowCommands(route: Route): readonly Command[] {
  const settings = { id: 'app.settings', icon: SlidersHorizontal, shortcut: 'settings' } as const;
  const panes = paneVisibility.getState();
  return [
    { ...command('find', 'Do', Search), hidden: true, run: () => overlayStore.setState({ open: 'palette' }) },
    { ...command('open', 'Go to', FolderOpen), title: 'Open a project…', run: () => go(HOME) },
    { ...settings, title: 'Settings', section: 'Go to', run: () => go(settingsRoute(route)) },
    { ...command('leftPane', 'Do', PanelLeft), run: () => panes.toggle('left') },
    { ...command('rightPane', 'Do', PanelRight), run: () => panes.toggle('right') },
    { ...command('nextPane', 'Do', PanelRight), hidden: true, run: () => focusPane(document, 1) },
    { ...command('previousPane', 'Do', PanelLeft), hidden: true, run: () => focusPane(document, -1) },
    {
      ...command('shortcuts', 'Do', Keyboard),
      run: () => overlayStore.setState({ open: 'shortcuts' }),
    },
  ];
}

function settingsCommands(): readonly Command[] {
  return SETTINGS_SECTIONS.map(({ id, title }) => ({
    id: `app.settings.${id}`,
    title,
    detail: 'in Settings',
    section: 'Go to',
    icon: SlidersHorizontal,
    run: () => openSettingsAt(id),
  }));
}

function command<Id extends keyof typeof SHORTCUTS>(
  shortcut: Id,
  section: Command['section'],
  icon: LucideIcon,
) {
  return { id: `app.${shortcut}`, title: SHORTCUTS[shortcut].act, section, icon, shortcut } as const;
}
