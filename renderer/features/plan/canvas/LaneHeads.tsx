import { useStoreApi } from '@xyflow/react';
import { clsx } from 'clsx';
import { memo, useLayoutEffect, useRef } from 'react';
import type { Wave } from '#shared/plan/planWaves.ts';
import type { PlanModel } from '../planModel.ts';
import { waveWords } from '../waveWords.ts';
import styles from './Lanes.module.css';
import { LANE_WIDTH } from './laneLayout.ts';

/** The waves above their lanes; they stay in sight while the canvas moves below them. */
export const LaneHeads = memo(function LaneHeads({
  waves,
  model,
}: {
  waves: readonly Wave[];
  model: PlanModel;
}) {
  const row = useLaneRow();
  return (
    <div className={styles.lanes} aria-hidden="true">
      <div ref={row} className={styles.laneRow}>
        {waves.map((wave) => (
          <div key={wave.number} className={clsx(styles.lane, styles.laneHead)}>
            <b>
              <span>Wave </span>
              {wave.number}
            </b>
            <span>{waveWords(wave, model)}</span>
            <span className={styles.laneEnd}>{wave.minutes} min</span>
          </div>
        ))}
      </div>
    </div>
  );
});

/** The lines between the lanes, below all that stands in them. */
export const LaneLines = memo(function LaneLines({ count }: { count: number }) {
  const row = useLaneRow();
  return (
    <div className={styles.laneLines} aria-hidden="true">
      <div ref={row} className={styles.laneRow}>
        {Array.from({ length: count }, (_none, index) => (
          <div key={index} className={styles.lane} />
        ))}
      </div>
    </div>
  );
});

/** A row that goes with the canvas. By hand, for drawing all lanes again with every step of it costs a frame. */
function useLaneRow() {
  const flow = useStoreApi();
  const row = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    let width = '';
    const follow = () => {
      const [x, , zoom] = flow.getState().transform;
      if (!row.current) return;
      row.current.style.transform = `translateX(${x}px)`;
      if (width === `${LANE_WIDTH * zoom}px`) return;
      width = `${LANE_WIDTH * zoom}px`;
      row.current.style.setProperty('--lane', width);
    };
    follow();
    return flow.subscribe((state, before) => {
      if (state.transform !== before.transform) follow();
    });
  }, [flow]);
  return row;
}
