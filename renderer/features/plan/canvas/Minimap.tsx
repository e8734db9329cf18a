import { useReactFlow, useStoreApi } from '@xyflow/react';
import { memo, type PointerEvent, useLayoutEffect, useMemo, useRef } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import styles from './CanvasCorners.module.css';
import { boxes } from './FarBoxes.tsx';
import { HEAD_HEIGHT, type LaneLayout } from './laneLayout.ts';

const WIDTH = 176;
const HEIGHT = 88;
/** Around the tasks, in px of the map. */
const EDGE = 6;
const MARGIN = 14;
/** What of the canvas’s corner the map takes, in px. */
export const MINIMAP = { width: WIDTH + 2 * MARGIN, height: HEIGHT + 2 * MARGIN } as const;

/**
 * The whole plan small, with a frame around what is in sight; a press leads there. Two paths for all tasks and a frame
 * moved by hand, where a mark a task would cost more than the tasks themselves.
 */
export const Minimap = memo(function Minimap({
  layout,
  critical,
}: {
  layout: LaneLayout;
  critical: ReadonlySet<TaskId>;
}) {
  const flow = useReactFlow();
  const scale = Math.min(
    (WIDTH - 2 * EDGE) / layout.width,
    (HEIGHT - 2 * EDGE) / (layout.height + HEAD_HEIGHT),
  );
  const [plain, marked] = useMemo(() => {
    const all = [...layout.places.values()];
    return [
      boxes(
        all.filter(({ id }) => !critical.has(id)),
        scale,
      ),
      boxes(
        all.filter(({ id }) => critical.has(id)),
        scale,
      ),
    ];
  }, [layout, critical, scale]);
  const inset = (WIDTH - layout.width * scale) / 2;
  const sight = useSight(scale, inset);
  const leadTo = (event: PointerEvent<SVGSVGElement>) => {
    if (event.buttons !== 1) return;
    const box = event.currentTarget.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left - inset, event.clientY - box.top - EDGE];
    void flow.setCenter(x / scale, y / scale, { zoom: flow.getZoom() });
  };
  return (
    <svg
      className={styles.minimap}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label="Minimap"
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        leadTo(event);
      }}
      onPointerMove={leadTo}
      onWheel={(event) => void (event.deltaY < 0 ? flow.zoomIn() : flow.zoomOut())}
    >
      <g transform={`translate(${inset} ${EDGE})`}>
        <path d={plain} className={styles.mapPlain} />
        <path d={marked} className={styles.mapCritical} />
        <rect ref={sight} rx={3} className={styles.mapSight} />
      </g>
    </svg>
  );
});

/** The frame around what is in sight, which follows the canvas without drawing anything else. */
function useSight(scale: number, inset: number) {
  const store = useStoreApi();
  const rect = useRef<SVGRectElement>(null);
  useLayoutEffect(() => {
    const follow = () => {
      const { transform, width, height } = store.getState();
      const [x, y, zoom] = transform;
      const left = clamp((-x / zoom) * scale, inset, WIDTH);
      const top = clamp((-y / zoom) * scale, EDGE, HEIGHT);
      rect.current?.setAttribute('x', String(left));
      rect.current?.setAttribute('y', String(top));
      rect.current?.setAttribute('width', String(clamp(((width - x) / zoom) * scale, inset, WIDTH) - left));
      rect.current?.setAttribute('height', String(clamp(((height - y) / zoom) * scale, EDGE, HEIGHT) - top));
    };
    follow();
    return store.subscribe((state, before) => {
      if (
        state.transform !== before.transform ||
        state.width !== before.width ||
        state.height !== before.height
      )
        follow();
    });
  }, [store, scale, inset]);
  return rect;
}

/** Within the map, a line's width from its edge; `inset` is where the plan begins on it. */
function clamp(value: number, inset: number, most: number): number {
  return Math.min(most - inset - 2, Math.max(2 - inset, value));
}
