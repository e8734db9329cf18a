import { memo, useMemo } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import styles from './TaskNode.module.css';
import { NODE_WIDTH, type Place } from './laneLayout.ts';

/**
 * All tasks as two paths, for a view from so far that nothing of them can be read: a thousand elements, each in a
 * place of its own, take the browser longer to put together than a frame lasts.
 */
export const FarBoxes = memo(function FarBoxes({
  spots,
  critical,
}: {
  spots: ReadonlyMap<TaskId, Place>;
  critical: ReadonlySet<TaskId>;
}) {
  const [plain, marked] = useMemo(() => {
    const all = [...spots.values()];
    return [
      boxes(all.filter(({ id }) => !critical.has(id))),
      boxes(all.filter(({ id }) => critical.has(id))),
    ];
  }, [spots, critical]);
  return (
    <>
      <path d={plain} className={styles.box} />
      <path d={marked} className={`${styles.box} ${styles.criticalBox}`} />
    </>
  );
});

/** A path of a box for each task, made smaller by `scale`. */
export function boxes(places: readonly Place[], scale = 1): string {
  return places
    .map(({ x, y, height }) => {
      const [w, h] = [NODE_WIDTH * scale, height * scale].map((length) => Math.max(1, length).toFixed(1));
      return `M${(x * scale).toFixed(1)} ${(y * scale).toFixed(1)}h${w}v${h}h-${w}z`;
    })
    .join('');
}
