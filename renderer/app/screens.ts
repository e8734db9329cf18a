import { HomeScreen } from '#renderer/features/project/HomeScreen.tsx';
import type { Route } from './route.ts';
import { type Screen, screen } from './screen.tsx';
import type { ProjectScreenProps, ScreenProps, SpecScreenProps } from './screenProps.ts';

type Screens = {
  readonly [Name in Route['screen']]?: Screen<
    Name extends 'home' | 'settings'
      ? ScreenProps
      : Name extends 'project'
        ? ProjectScreenProps
        : SpecScreenProps
  >;
};

/** One line per screen, loaded when first shown: `spec: screen(async () => (await import('…')).SpecScreen)`. */
export const screens: Screens = {
  project: screen(async () => (await import('#renderer/features/project/ProjectScreen.tsx')).ProjectScreen),
  spec: screen(async () => (await import('#renderer/features/spec/SpecScreen.tsx')).SpecScreen),
  // Where nearly every start begins, so it comes with the frame.
  home: screen(async () => HomeScreen),
  plan: screen(async () => (await import('#renderer/features/plan/PlanScreen.tsx')).PlanScreen),
  run: screen(async () => (await import('#renderer/features/run/RunScreen.tsx')).RunScreen),
  review: screen(async () => (await import('#renderer/features/review/ReviewScreen.tsx')).ReviewScreen),
  history: screen(async () => (await import('#renderer/features/history/HistoryScreen.tsx')).HistoryScreen),
  settings: screen(
    async () => (await import('#renderer/features/settings/SettingsScreen.tsx')).SettingsScreen,
  ),
};

/** Loads a screen ahead; one that fails to load says so where it is shown. */
export async function preloadScreen(name: Route['screen']): Promise<void> {
  await screens[name]?.preload().catch(() => undefined);
}
