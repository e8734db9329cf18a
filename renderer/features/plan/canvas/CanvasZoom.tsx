import { useReactFlow, useStore, useStoreApi } from '@xyflow/react';
import { Maximize, Minus, Plus, RotateCcw } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { edit } from '../planStore.ts';
import styles from './CanvasCorners.module.css';
import { fitView } from './fitView.ts';
import type { LaneLayout } from './laneLayout.ts';
import { MINIMAP } from './Minimap.tsx';

/** Zoom, fit, and the way back to the lanes once a person has `moved` a task. */
export function CanvasZoom({ layout, moved }: { layout: LaneLayout; moved: boolean }) {
  const flow = useReactFlow();
  const store = useStoreApi();
  const percent = useStore(({ transform }) => Math.round(transform[2] * 100));
  const fit = () => {
    const { width, height } = store.getState();
    void flow.setViewport(fitView(layout, { width, height }, MINIMAP));
  };
  return (
    <div className={styles.zoom} role="group" aria-label="Zoom">
      {moved && (
        <IconButton
          name="Put all tasks back in their lanes"
          icon={RotateCcw}
          variant="plain"
          size="small"
          onClick={() => edit({ kind: 'resetLayout' })}
        />
      )}
      <IconButton
        name="Zoom out"
        icon={Minus}
        variant="plain"
        size="small"
        onClick={() => void flow.zoomOut()}
      />
      <span className={styles.zoomValue}>{percent}%</span>
      <IconButton
        name="Zoom in"
        icon={Plus}
        variant="plain"
        size="small"
        onClick={() => void flow.zoomIn()}
      />
      <IconButton name="Fit" icon={Maximize} variant="plain" size="small" onClick={fit} />
    </div>
  );
}
