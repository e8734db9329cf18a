import { ViewportPortal } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo, useMemo } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import styles from './Edges.module.css';
import { FarBoxes } from './FarBoxes.tsx';
import type { Nearness } from './nearness.ts';
import { type LineLook, linePaths, type PlanLine } from './edgePaths.ts';
import type { LaneLayout, Place } from './laneLayout.ts';

/**
 * All lines below the tasks, a few paths in all: an element a line, as React Flow draws them, takes longer than a
 * frame from some hundred on. While tasks are dragged only their own lines are drawn again.
 */
export function EdgeLayer({
  lines,
  layout,
  critical,
  dragged,
  nearness,
}: {
  lines: readonly PlanLine[];
  layout: LaneLayout;
  critical: ReadonlySet<TaskId>;
  /** Where the tasks are that follow the pointer. */
  dragged: ReadonlyMap<TaskId, { readonly x: number; readonly y: number }>;
  nearness: Nearness;
}) {
  const look = nearness === 'near' ? 'curved' : 'straight';
  const draggedIds = [...dragged.keys()].join(' ');
  const [still, moving] = useMemo(() => {
    if (draggedIds === '') return [lines, []];
    const ids = new Set(draggedIds.split(' '));
    const isMoving = (line: PlanLine) => ids.has(line.from) || ids.has(line.to);
    return [lines.filter((line) => !isMoving(line)), lines.filter(isMoving)];
  }, [lines, draggedIds]);
  const spots = dragged.size > 0 ? withDragged(layout.places, dragged) : layout.places;
  return (
    <ViewportPortal>
      <svg className={styles.edges} width={1} height={1} aria-hidden="true">
        <Lines lines={still} spots={layout.places} look={look} />
        {moving.length > 0 && <Lines lines={moving} spots={spots} look={look} />}
        {nearness === 'farthest' && <FarBoxes spots={spots} critical={critical} />}
      </svg>
    </ViewportPortal>
  );
}

const Lines = memo(function Lines({
  lines,
  spots,
  look,
}: {
  lines: readonly PlanLine[];
  spots: ReadonlyMap<TaskId, Place>;
  look: LineLook;
}) {
  const paths = useMemo(() => linePaths(lines, spots, look), [lines, spots, look]);
  return paths.map(({ key, kind, critical, path, heads }) => (
    <g key={key} className={clsx(critical && styles.criticalEdge, look === 'straight' && styles.farEdge)}>
      <path d={path} className={clsx(styles.edge, kind === 'found' && styles.foundEdge)} />
      {heads && <path d={heads} className={styles.edge} />}
    </g>
  ));
});

function withDragged(
  places: ReadonlyMap<TaskId, Place>,
  dragged: ReadonlyMap<TaskId, { readonly x: number; readonly y: number }>,
): ReadonlyMap<TaskId, Place> {
  const spots = new Map(places);
  for (const [id, { x, y }] of dragged) {
    const place = spots.get(id);
    if (place) spots.set(id, { ...place, x, y });
  }
  return spots;
}
