import { HomeScreen } from '#renderer/features/project/HomeScreen.tsx';
import { type Later, later } from '#renderer/ui/later.tsx';
import { isInProject, type Route } from './route.ts';
import type { ProjectScreenProps, ScreenProps, SpecScreenProps } from './screenProps.ts';

type Screens = {
  readonly [Name in Route['screen']]?: Later<
    Name extends 'home' | 'settings'
      ? ScreenProps
      : Name extends 'project'
        ? ProjectScreenProps
        : SpecScreenProps
  >;
};

/** One line per screen, loaded when first shown: `spec: later(async () => (await import('…')).SpecScreen)`. */
export const screens: Screens = {
  project: later(async () => (await import('#renderer/features/project/ProjectScreen.tsx')).ProjectScreen),
  spec: later(async () => (await import('#renderer/features/spec/SpecScreen.tsx')).SpecScreen),
  // Where nearly every start begins, so it comes with the frame.
  home: later(async () => HomeScreen),
  plan: later(async () => (await import('#renderer/features/plan/PlanScreen.tsx')).PlanScreen),
  run: later(async () => (await import('#renderer/features/run/RunScreen.tsx')).RunScreen),
  review: later(async () => (await import('#renderer/features/review/ReviewScreen.tsx')).ReviewScreen),
  history: later(async () => (await import('#renderer/features/history/HistoryScreen.tsx')).HistoryScreen),
  settings: later(
    async () => (await import('#renderer/features/settings/SettingsScreen.tsx')).SettingsScreen,
  ),
};

/** The title bar's menus, which no start at Home needs. */
export const Switchers = later(async () => (await import('./Switchers.tsx')).Switchers);

/** Loads what a route shows ahead; what fails to load says so where it is shown. */
export async function preloadRoute(route: Route): Promise<void> {
  const preloads = [screens[route.screen]?.preload, isInProject(route) ? Switchers.preload : undefined];
  await Promise.allSettled(preloads.filter((preload) => preload !== undefined).map((preload) => preload()));
}
