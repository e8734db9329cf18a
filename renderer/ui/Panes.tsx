import { type ReactNode, useEffect } from 'react';
import { Group, Panel, Separator, useDefaultLayout, usePanelRef } from 'react-resizable-panels';
import styles from './Pane.module.css';
import { PaneDrawer } from './PaneDrawer.tsx';
import { paneVisibility, usePaneVisibility } from './paneVisibility.ts';
import { useWideWindow } from './useWideWindow.ts';

type Side = {
  readonly content: ReactNode;
  readonly width: number;
  readonly min?: number;
  readonly max?: number;
};

/**
 * Left, middle and right panes with draggable edges. Widths are in px and remembered under `id`;
 * ⌘\ and ⌘⌥\ hide the sides. Below 1280 px the right pane is a drawer.
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
  const isWide = useWideWindow();
  const beside = isWide ? right : undefined;
  const layout = useDefaultLayout({
    id: `panes:${id}`,
    panelIds: [left && 'left', 'middle', beside && 'right'].filter((name) => name !== undefined),
  });
  return (
    <div className={styles.frame}>
      <Group
        orientation="horizontal"
        className={styles.group}
        {...(layout.defaultLayout ? { defaultLayout: layout.defaultLayout } : {})}
        onLayoutChanged={layout.onLayoutChanged}
      >
        {left && <SidePanel side="left" of={left} min={left.min ?? 200} max={left.max ?? 400} />}
        {left && <Separator className={styles.separator} aria-label="Width of the left pane" />}
        <Panel id="middle" minSize={360} className={styles.panel}>
          {children}
        </Panel>
        {beside && <Separator className={styles.separator} aria-label="Width of the right pane" />}
        {beside && <SidePanel side="right" of={beside} min={beside.min ?? 300} max={beside.max ?? 520} />}
      </Group>
      {right && !isWide && <PaneDrawer width={right.width}>{right.content}</PaneDrawer>}
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
