import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import styles from './Pane.module.css';
import { PaneDrawer } from './PaneDrawer.tsx';
import { paneVisibility, usePaneVisibility } from './paneVisibility.ts';
import { useWindowAtLeast } from './useWindowAtLeast.ts';

type Side = {
  readonly content: ReactNode;
  readonly width: number;
  readonly min?: number;
  readonly max?: number;
};

/**
 * Left, middle and right panes with draggable edges. Widths are in px and remembered under `id`;
 * ⌘\ and ⌘⌥\ hide the sides. Below 1280 px the right pane is a drawer, below 900 px the left one too.
 */
export function Panes({
  id,
  left,
  right,
  children,
}: {
  id: string;
  left?: Side | undefined;
  right?: Side | undefined;
  children: ReactNode;
}) {
  const besideRight = useWindowAtLeast(1280) ? right : undefined;
  const besideLeft = useWindowAtLeast(900) ? left : undefined;
  const layout = useDefaultLayout({
    id: `panes:${id}`,
    panelIds: [besideLeft && 'left', 'middle', besideRight && 'right'].filter((name) => name !== undefined),
  });
  return (
    <div className={styles.frame}>
      <Group
        orientation="horizontal"
        className={styles.group}
        {...(layout.defaultLayout ? { defaultLayout: layout.defaultLayout } : {})}
        onLayoutChanged={layout.onLayoutChanged}
      >
        {besideLeft && (
          <SidePanel side="left" of={besideLeft} min={besideLeft.min ?? 200} max={besideLeft.max ?? 400} />
        )}
        {besideLeft && <Separator className={styles.separator} aria-label="Width of the left pane" />}
        <Panel id="middle" minSize={360} className={styles.panel}>
          {children}
        </Panel>
        {besideRight && <Separator className={styles.separator} aria-label="Width of the right pane" />}
        {besideRight && (
          <SidePanel
            side="right"
            of={besideRight}
            min={besideRight.min ?? 300}
            max={besideRight.max ?? 520}
          />
        )}
      </Group>
      {left && !besideLeft && (
        <PaneDrawer side="left" width={left.width}>
          {left.content}
        </PaneDrawer>
      )}
      {right && !besideRight && (
        <PaneDrawer side="right" width={right.width}>
          {right.content}
        </PaneDrawer>
      )}
    </div>
  );
}

function SidePanel({ side, of, min, max }: { side: 'left' | 'right'; of: Side; min: number; max: number }) {
  const panel = usePanelRef();
  const shown = usePaneVisibility((state) => state[side]);
  useEffect(() => {
    // A panel added to a group that stands already is known to it only after this commit.
    const frame = requestAnimationFrame(() => {
      if (shown) panel.current?.expand();
      else panel.current?.collapse();
    });
    return () => cancelAnimationFrame(frame);
  }, [shown, panel]);
  return (
    <Panel
      id={side}
      panelRef={panel}
      defaultSize={of.width}
      minSize={min}
      maxSize={max}
      collapsible
      collapsedSize={0}
      groupResizeBehavior="preserve-pixel-size"
      className={styles.panel}
      onResize={({ inPixels }) => paneVisibility.getState().set(side, inPixels > 0)}
    >
      <div className={styles.side} inert={!shown}>
        {of.content}
      </div>
    </Panel>
  );
}
