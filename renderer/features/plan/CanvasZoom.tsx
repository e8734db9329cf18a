import { useReactFlow, useViewport } from '@xyflow/react';
import { Maximize, Minus, Plus, RotateCcw } from 'lucide-react';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import styles from './Canvas.module.css';
import { edit } from './planStore.ts';

/** Zoom, fit, and the way back to the lanes once a person has `moved` a task. */
export function CanvasZoom({ moved }: { moved: boolean }) {
  const flow = useReactFlow();
  const { zoom } = useViewport();
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
      <span className={styles.zoomValue}>{Math.round(zoom * 100)}%</span>
      <IconButton
        name="Zoom in"
        icon={Plus}
        variant="plain"
        size="small"
        onClick={() => void flow.zoomIn()}
      />
      <IconButton
        name="Fit"
        icon={Maximize}
        variant="plain"
        size="small"
        onClick={() => void flow.fitView({ padding: 0.12, maxZoom: 1 })}
      />
    </div>
  );
}
