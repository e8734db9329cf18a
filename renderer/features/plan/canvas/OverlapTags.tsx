import { ViewportPortal } from '@xyflow/react';
import { TriangleAlert } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { Overlap } from '#shared/plan/findOverlaps.ts';
import { fileName } from '../taskWords.ts';
import styles from './CanvasMarks.module.css';
import type { PlacedPair } from './laneLayout.ts';

/** Between two tasks that may change one file: which file, and who waits. */
export const OverlapTags = memo(function OverlapTags({
  placed,
  overlaps,
}: {
  placed: readonly PlacedPair[];
  overlaps: readonly Overlap[];
}) {
  const byPair = new Map(overlaps.map((overlap) => [`${overlap.first} ${overlap.second}`, overlap]));
  return (
    <ViewportPortal>
      {placed.map(({ first, second, x, from, to }) => {
        const files = byPair.get(`${first} ${second}`)?.files ?? [];
        const more = files.length - 1;
        return (
          <div key={`${first} ${second}`}>
            <span className={styles.overlapLine} style={{ left: x, top: from, height: to - from }} />
            <div className={styles.overlapTag} style={{ left: x - 95, top: (from + to) / 2 - 23 }}>
              <Icon of={TriangleAlert} />
              <span title={files.join(', ')}>
                Both change <b>{fileName(files[0] ?? '')}</b>
                {more > 0 && ` +${more}`},
                <br />
                so {second} waits for {first}
              </span>
            </div>
          </div>
        );
      })}
    </ViewportPortal>
  );
});
