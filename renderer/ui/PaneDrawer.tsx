import { PanelRight, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { IconButton } from './IconButton.tsx';
import styles from './Pane.module.css';
import { paneVisibility, usePaneVisibility } from './paneVisibility.ts';

/** The right pane of a narrow window: it comes over the middle when asked for, and Escape sends it away. */
export function PaneDrawer({ width, children }: { width: number; children: ReactNode }) {
  const shown = usePaneVisibility((state) => state.right);
  const { set } = paneVisibility.getState();
  useEffect(() => {
    set('right', false);
    return () => set('right', true);
  }, [set]);
  if (!shown) {
    return (
      <span className={styles.drawerHandle}>
        <IconButton
          name="Show the right pane"
          keys="mod+alt+\\"
          variant="plain"
          icon={PanelRight}
          onClick={() => set('right', true)}
        />
      </span>
    );
  }
  return (
    <div
      className={styles.drawer}
      style={{ width }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) set('right', false);
      }}
    >
      {children}
      <span className={styles.drawerClose}>
        <IconButton name="Hide the right pane" size="small" icon={X} onClick={() => set('right', false)} />
      </span>
    </div>
  );
}
