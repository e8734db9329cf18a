import { House } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { HOME, type Route } from './route.ts';
import { go } from './routeStore.ts';
import styles from './TitleBar.module.css';

/** Where no project is in view, or while one opens, the start page is the way back. */
export function WayHome({ route }: { route: Route }) {
  if (route.screen === 'home') return null;
  return (
    <div className={styles.crumbs}>
      <button type="button" className={styles.crumb} onClick={() => go(HOME)}>
        <Icon of={House} size="s" className={styles.crumbGlyph} />
        <span>Start page</span>
      </button>
    </div>
  );
}
