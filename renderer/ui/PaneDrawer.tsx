import { clsx } from 'clsx';
import { PanelLeft, PanelRight, X } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { IconButton } from './IconButton.tsx';
import styles from './Pane.module.css';
import { paneVisibility, usePaneVisibility } from './paneVisibility.ts';

const KEYS = { left: 'mod+\\', right: 'mod+alt+\\' } as const;

/** A side pane of a narrow window: it comes over the middle when asked for, and Escape sends it away. */
export function PaneDrawer({
  side,
  width,
  children,
}: {
  side: 'left' | 'right';
  width: number;
  children: ReactNode;
}) {
  const shown = usePaneVisibility((state) => state[side]);
  const { set } = paneVisibility.getState();
  useEffect(() => {
    set(side, false);
    return () => set(side, true);
  }, [set, side]);
  if (!shown) {
    return (
      <span className={clsx(styles.drawerHandle, side === 'left' && styles.atLeft)}>
        <IconButton
          name={`Show the ${side} pane`}
          keys={KEYS[side]}
          variant="plain"
          icon={side === 'left' ? PanelLeft : PanelRight}
          onClick={() => set(side, true)}
        />
      </span>
    );
  }
  return (
    <div
      className={clsx(styles.drawer, side === 'left' && styles.drawerLeft)}
      style={{ width }}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.defaultPrevented) set(side, false);
      }}
    >
      {children}
      <span className={styles.drawerClose}>
        <IconButton name={`Hide the ${side} pane`} size="small" icon={X} onClick={() => set(side, false)} />
      </span>
    </div>
  );
}
