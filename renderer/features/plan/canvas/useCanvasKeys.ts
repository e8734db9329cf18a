import { useReactFlow } from '@xyflow/react';
import { type KeyboardEvent, type RefObject } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import { removeChosen } from '../clipboard.ts';
import { choose, planStore, select, toggleChosen } from '../planStore.ts';
import { asTaskId } from '../asTaskId.ts';
import { bringIntoView } from './bringIntoView.ts';
import type { LaneLayout } from './laneLayout.ts';
import type { PlanCanvasProps } from './PlanCanvas.tsx';
import type { PlanLine } from './edgePaths.ts';
import { type Arrow, walkTasks } from './walkTasks.ts';

/** How far ⌘ and an arrow move the canvas, in px. */
const PAN: Readonly<Record<Arrow, readonly [number, number]>> = {
  Up: [0, 120],
  Down: [0, -120],
  Left: [120, 0],
  Right: [-120, 0],
};

/** The whole canvas by keys: arrows walk, ⇧ takes more along, ⌘ pans, Enter edits, Delete removes, E connects. */
export function useCanvasKeys({
  frame,
  model,
  lines,
  layout,
  onConnectKey,
  onEditKey,
  changes = null,
}: PlanCanvasProps & {
  frame: RefObject<HTMLDivElement | null>;
  lines: readonly PlanLine[];
  layout: LaneLayout;
}) {
  const flow = useReactFlow();
  const pan = (arrow: Arrow) => {
    const { x, y, zoom } = flow.getViewport();
    const [dx, dy] = PAN[arrow];
    void flow.setViewport({ x: x + dx, y: y + dy, zoom });
  };
  const walk = (arrow: Arrow, takesAlong: boolean) => {
    const { selection, chosen } = planStore.getState();
    const next = walkTasks(layout, lines, focusedTask(frame.current) ?? selection, arrow);
    if (!next) return;
    if (takesAlong) choose([...chosen, next], next);
    else select(next);
    bringIntoView(flow, layout, next, frame.current);
  };
  return (event: KeyboardEvent) => {
    if (event.target instanceof Element && event.target.closest('input, textarea, button')) return;
    if (changes && (event.key === 'Delete' || event.key === 'Backspace' || event.key === 'e')) return;
    if (actOn(event, { pan, walk, onConnectKey, onEditKey, focused: focusedTask(frame.current), model })) {
      event.preventDefault();
      event.stopPropagation();
    }
  };
}

type Acts = Pick<PlanCanvasProps, 'onConnectKey' | 'onEditKey' | 'model'> & {
  readonly pan: (arrow: Arrow) => void;
  readonly walk: (arrow: Arrow, takesAlong: boolean) => void;
  readonly focused: TaskId | null;
};

/** Whether the key meant something here. */
function actOn(event: KeyboardEvent, { pan, walk, onConnectKey, onEditKey, focused, model }: Acts): boolean {
  const { selection, chosen } = planStore.getState();
  const isCommand = event.metaKey || event.ctrlKey;
  const arrow = /^Arrow(Up|Down|Left|Right)$/.exec(event.key)?.[1] as Arrow | undefined;
  if (arrow) {
    if (isCommand) pan(arrow);
    else walk(arrow, event.shiftKey);
  } else if (event.key === 'Enter' && focused && focused === selection) onEditKey();
  else if ((event.key === 'Enter' || event.key === ' ') && focused) {
    if (isCommand || event.shiftKey) toggleChosen(focused);
    else select(focused);
  } else if ((event.key === 'Delete' || event.key === 'Backspace') && chosen.size > 0) removeChosen();
  else if (event.key === 'Escape' && chosen.size > 0) select(null);
  else if (event.key === 'a' && isCommand) choose(model.plan.tasks.map((task) => task.id));
  else if (event.key === 'e' && !isCommand && selection) onConnectKey(selection);
  else return false;
  return true;
}

function focusedTask(frame: HTMLElement | null): TaskId | null {
  const node = frame?.ownerDocument.activeElement?.closest<HTMLElement>('.react-flow__node');
  return node && frame?.contains(node) ? asTaskId(node.dataset['id']) : null;
}
