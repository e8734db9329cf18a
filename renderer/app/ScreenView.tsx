import { Compass } from 'lucide-react';
import { type ReactNode, Suspense } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import { HOME, type Route } from './route.ts';
import { go } from './routeStore.ts';
import { OnceLoaded } from '#renderer/ui/later.tsx';
import { ScreenBoundary } from './ScreenBoundary.tsx';
import { screens } from './screens.ts';

/** The screen of a route, loaded when first shown. */
export function ScreenView({ route }: { route: Route }) {
  const place = 'projectId' in route ? `${route.projectId} ${'specId' in route ? route.specId : ''}` : '';
  return (
    <ScreenBoundary key={`${route.screen} ${place}`}>
      <Suspense fallback={<Loading />}>{screenOf(route)}</Suspense>
    </ScreenBoundary>
  );
}

function screenOf(route: Route): ReactNode {
  const part = screens[route.screen];
  if (!part) return <Nothing />;
  return (
    <OnceLoaded part={part} instead={<Loading />}>
      {drawn(route)}
    </OnceLoaded>
  );
}

function drawn(route: Route): ReactNode {
  switch (route.screen) {
    case 'home':
      return screens.home && <screens.home projectId={undefined} specId={undefined} />;
    case 'settings':
      return screens.settings && <screens.settings projectId={route.projectId} specId={route.specId} />;
    case 'project':
      return screens.project && <screens.project projectId={route.projectId} />;
    default: {
      const Screen = screens[route.screen];
      return Screen && <Screen projectId={route.projectId} specId={route.specId} look={route.look} />;
    }
  }
}

function Nothing() {
  return (
    <Pane as="main" label="Nothing here" surface="paper">
      <EmptyState
        icon={Compass}
        title="There is nothing at this address"
        actions={<Button onClick={() => go(HOME)}>Go to the start</Button>}
      />
    </Pane>
  );
}

function Loading() {
  return (
    <Pane as="main" label="Loading" surface="paper" aria-busy>
      {null}
    </Pane>
  );
}
