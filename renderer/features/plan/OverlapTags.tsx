import { ViewportPortal } from '@xyflow/react';
import { TriangleAlert } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Canvas.module.css';
import type { PlacedOverlap } from './laneLayout.ts';
import { fileName } from './taskWords.ts';

/** Between two tasks that may change one file: which file, and who waits. */
export function OverlapTags({ placed }: { placed: readonly PlacedOverlap[] }) {
  return (
    <ViewportPortal>
      {placed.map(({ overlap, x, from, to }) => {
        const [file = ''] = overlap.files;
        const more = overlap.files.length - 1;
        return (
          <div key={`${overlap.first} ${overlap.second}`}>
            <span className={styles.overlapLine} style={{ left: x, top: from, height: to - from }} />
            <div className={styles.overlapTag} style={{ left: x - 95, top: (from + to) / 2 - 23 }}>
              <Icon of={TriangleAlert} />
              <span title={overlap.files.join(', ')}>
                Both change <b>{fileName(file)}</b>
                {more > 0 && ` +${more}`},
                <br />
                so {overlap.second} waits for {overlap.first}
              </span>
            </div>
          </div>
        );
      })}
    </ViewportPortal>
  );
}
