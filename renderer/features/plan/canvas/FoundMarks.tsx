import { ViewportPortal } from '@xyflow/react';
import { clsx } from 'clsx';
import { Code } from 'lucide-react';
import { memo, useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import type { CodeEdge } from '#shared/plan/codeEdges.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import { edit } from '../planStore.ts';
import styles from './CanvasMarks.module.css';
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

function FoundMark({
  edge,
  spot: { x, y },
}: {
  edge: CodeEdge;
  spot: { readonly x: number; readonly y: number };
}) {
  const [isOpen, setOpen] = useState(false);
  const mark = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (isOpen) panel.current?.querySelector('button')?.focus();
  }, [isOpen]);
  const close = () => {
    setOpen(false);
    mark.current?.focus();
  };
  return (
    <>
      <button
        ref={mark}
        type="button"
        className={clsx('nopan', styles.found)}
        style={{ left: x - 9, top: y - 9 }}
        aria-label={`Found in the code: ${edge.to} waits for ${edge.from}`}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        title={edge.reason}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon of={Code} size="xs" />
      </button>
      {isOpen && (
        // The app's own panel costs a tree of components for each mark, open or not; here may be hundreds.
        <div
          ref={panel}
          role="dialog"
          aria-label={`${edge.to} waits for ${edge.from}`}
          className={clsx('nopan nodrag nowheel', styles.foundPanel)}
          style={{ left: x, top: y + 14 }}
          onKeyDown={(event) => {
            if (event.key === 'Escape') close();
            event.stopPropagation();
          }}
          onBlur={(event) => {
            if (event.relatedTarget !== mark.current && !event.currentTarget.contains(event.relatedTarget))
              setOpen(false);
          }}
        >
          <FoundEdge edge={edge} onDone={close} />
        </div>
      )}
    </>
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
    <>
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
    </>
  );
}
