import { useViewport } from '@xyflow/react';
import type { Wave } from '#shared/plan/planWaves.ts';
import styles from './Canvas.module.css';
import { LANE_WIDTH } from './laneLayout.ts';
import type { PlanModel } from './planModel.ts';

/** The waves above their lanes; they stay in sight while the canvas moves below them. */
export function LaneHeads({ waves, model }: { waves: readonly Wave[]; model: PlanModel }) {
  const { x, zoom } = useViewport();
  return (
    <div className={styles.lanes} aria-hidden="true">
      {waves.map((wave) => (
        <div
          key={wave.number}
          className={styles.lane}
          style={{ left: (wave.number - 1) * LANE_WIDTH * zoom + x, width: LANE_WIDTH * zoom }}
        >
          <div className={styles.laneHead}>
            <b>Wave {wave.number}</b>
            <span>{waveWords(wave, model)}</span>
            <span className={styles.laneEnd}>{wave.minutes} min</span>
          </div>
        </div>
      ))}
    </div>
  );
}

export function waveWords(wave: Wave, model: PlanModel): string {
  const count = wave.taskIds.length;
  if (count === 1) return '1 task';
  if (wave.atOnce === count) return `${count} at once`;
  if (wave.atOnce === 1) return count === 2 ? 'one, then the other' : `${count}, one after the other`;
  return `${count} tasks, ${Math.min(wave.atOnce, model.context.limit)} at once`;
}
