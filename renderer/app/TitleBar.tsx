import { Hand, Search, SlidersHorizontal } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { KeyCap } from '#renderer/ui/KeyCap.tsx';
import { LatePart } from '#renderer/ui/LatePart.tsx';
import { OnceLoaded } from '#renderer/ui/later.tsx';
import text from '#renderer/ui/text.module.css';
import { useFrame } from './frameStore.ts';
import { overlayStore } from './overlayStore.ts';
import { isInProject, type Route } from './route.ts';
import { go } from './routeStore.ts';
import { Switchers } from './screens.ts';
import { StageTabs } from './StageTabs.tsx';
import styles from './TitleBar.module.css';
import { usePlaceName } from './usePlaceName.ts';
import { WayHome } from './WayHome.tsx';

/** Which project and spec, where along the line, and what is always at hand. Drags the window where it is empty. */
export function TitleBar({ route }: { route: Route }) {
  const place = usePlaceName(route);
  const needs = useFrame((state) => state.needs);
  return (
    <header className={styles.bar}>
      <h1 className={text.hidden}>{place}</h1>
      {isInProject(route) ? (
        <OnceLoaded part={Switchers} instead={<WayHome route={route} />}>
          <LatePart instead={<WayHome route={route} />}>
            <Switchers route={route} />
          </LatePart>
        </OnceLoaded>
      ) : (
        <WayHome route={route} />
      )}
      {'specId' in route && route.specId !== undefined && route.projectId !== undefined && (
        <StageTabs route={route} projectId={route.projectId} specId={route.specId} />
      )}
      <div className={styles.right}>
        {needs && needs.count > 0 && (
          <span role="status">
            <Button variant="needs" icon={Hand} onClick={needs.onSelect}>
              {needs.count === 1 ? '1 needs you' : `${needs.count} need you`}
            </Button>
          </span>
        )}
        <button
          type="button"
          className={styles.find}
          aria-label="Find or do"
          aria-keyshortcuts="Meta+K Control+K"
          onClick={() => overlayStore.setState({ open: 'palette' })}
        >
          <Icon of={Search} />
          <span className={styles.findWords}>Find or do</span>
          <KeyCap keys="mod+k" />
        </button>
        <IconButton
          name="Settings"
          keys="mod+,"
          icon={SlidersHorizontal}
          aria-current={route.screen === 'settings' ? 'page' : undefined}
          className={route.screen === 'settings' ? styles.here : undefined}
          onClick={() => go(settingsRoute(route))}
        />
      </div>
    </header>
  );
}

/** Settings keep the project and spec in view, so that the way back stays. */
export function settingsRoute(route: Route): Route {
  return {
    screen: 'settings',
    projectId: 'projectId' in route ? route.projectId : undefined,
    specId: 'specId' in route ? route.specId : undefined,
  };
}
