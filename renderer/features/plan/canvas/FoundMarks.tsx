import { ViewportPortal } from '@xyflow/react';
import { Code } from 'lucide-react';
import { memo, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import type { CodeEdge } from '#shared/plan/codeEdges.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import { edit } from '../planStore.ts';
import styles from './Canvas.module.css';
import type { CanvasTasks } from './canvasTasks.ts';
import { lineMiddle } from './edgePaths.ts';
import type { LaneLayout } from './laneLayout.ts';

/** On each line that is only found in the code: why, and the two answers a person can give. */
export const FoundMarks = memo(function FoundMarks({
  edges,
  tasks,
  layout,
}: {
  edges: readonly CodeEdge[];
  tasks: CanvasTasks;
  layout: LaneLayout;
}) {
  return (
    <ViewportPortal>
      {edges.map((edge) => {
        const spot = edge.state === 'found' ? middleOf(edge, tasks, layout) : null;
        return spot && <FoundMark key={`${edge.from} ${edge.to}`} edge={edge} spot={spot} />;
      })}
    </ViewportPortal>
  );
});

/** A panel for each mark would cost more than all the rest of a large plan, so it is made when a person comes near. */
function FoundMark({ edge, spot }: { edge: CodeEdge; spot: { readonly x: number; readonly y: number } }) {
  const [near, setNear] = useState<'no' | 'pointer' | 'focus'>('no');
  const [isOpen, setOpen] = useState(false);
  const mark = (
    <button
      type="button"
      className={styles.found}
      style={{ left: spot.x - 9, top: spot.y - 9 }}
      aria-label={`Found in the code: ${edge.to} waits for ${edge.from}`}
      title={edge.reason}
      autoFocus={near === 'focus'}
      onPointerEnter={() => near === 'no' && setNear('pointer')}
      onFocus={() => near === 'no' && setNear('focus')}
    >
      <Icon of={Code} size="xs" />
    </button>
  );
  if (near === 'no') return mark;
  return (
    <Popover
      trigger={mark}
      label={`${edge.to} waits for ${edge.from}`}
      open={isOpen}
      onOpenChange={setOpen}
      side="top"
      align="center"
    >
      <FoundEdge edge={edge} onDone={() => setOpen(false)} />
    </Popover>
  );
}

function middleOf(
  edge: { readonly from: TaskId; readonly to: TaskId },
  { shownAs }: CanvasTasks,
  { places }: LaneLayout,
): { readonly x: number; readonly y: number } | null {
  const [start, end] = [shownAs.get(edge.from), shownAs.get(edge.to)].map((id) => id && places.get(id));
  return start && end && start !== end ? lineMiddle(start, end) : null;
}

/** Why the code asks for an order, with the way to confirm and to dismiss it. */
export function FoundEdge({ edge, onDone }: { edge: CodeEdge; onDone: () => void }) {
  const { from, to, reason, paths } = edge;
  return (
    <div className={styles.foundPanel}>
      <b>
        {to} waits for {from}
      </b>
      <p>{reason}</p>
      {paths.length > 1 && (
        <ul>
          {paths.slice(0, 5).map((path) => (
            <li key={path.join(' ')}>{path.join(' → ')}</li>
          ))}
        </ul>
      )}
      <div>
        <Button
          size="small"
          onClick={() => {
            edit({ kind: 'connect', from, to });
            onDone();
          }}
        >
          Confirm
        </Button>
        <Button
          size="small"
          variant="quiet"
          onClick={() => {
            edit({ kind: 'dismissEdge', from, to, dismissed: true });
            onDone();
          }}
        >
          Dismiss
        </Button>
      </div>
    </div>
  );
}
