import type { NodeChange, XYPosition } from '@xyflow/react';
import { useCallback, useMemo, useState } from 'react';
import type { TaskId } from '#shared/plan/plan.ts';
import { choose, editAll, planStore, select } from '../planStore.ts';
import { asTaskId } from '../asTaskId.ts';
import type { LaneLayout } from './laneLayout.ts';
import type { TaskFlowNode } from './TaskNode.tsx';

const NOTHING: ReadonlyMap<TaskId, XYPosition> = new Map();

/** Nodes follow the plan, and those that are dragged follow the pointer until they are let go. */
export function useMovableNodes(wanted: TaskFlowNode[], layout: LaneLayout) {
  const [dragged, setDragged] = useState(NOTHING);
  const nodes = useMemo(
    () =>
      dragged.size === 0
        ? wanted
        : wanted.map((node) => {
            const position = dragged.get(node.data.task.id);
            return position ? { ...node, position } : node;
          }),
    [wanted, dragged],
  );
  const onNodesChange = useCallback((changes: NodeChange<TaskFlowNode>[]) => {
    const moves = changes.flatMap((change) =>
      change.type === 'position' && change.dragging && change.position
        ? [[asTaskId(change.id), change.position] as const]
        : [],
    );
    if (moves.length > 0) setDragged(new Map(moves.flatMap(([id, spot]) => (id ? [[id, spot]] : []))));
    chooseAs(changes);
  }, []);
  const onNodeDragStop = useCallback(
    (_event: unknown, node: TaskFlowNode, all: readonly TaskFlowNode[]) => {
      keepPlaces(all.length > 0 ? all : [node], layout);
      setDragged(NOTHING);
    },
    [layout],
  );
  const onSelectionDragStop = useCallback(
    (_event: unknown, all: readonly TaskFlowNode[]) => {
      keepPlaces(all, layout);
      setDragged(NOTHING);
    },
    [layout],
  );
  return { nodes, dragged, onNodesChange, onNodeDragStop, onSelectionDragStop, onNodeClick };
}

/** A click alone shows the task's details, also where it was one of several. */
function onNodeClick(event: { shiftKey: boolean; metaKey: boolean; ctrlKey: boolean }, node: TaskFlowNode) {
  if (!event.shiftKey && !event.metaKey && !event.ctrlKey) select(node.data.task.id);
}

/** What React Flow calls selecting: by a click with a key, or by a frame drawn around tasks. */
function chooseAs(changes: readonly NodeChange<TaskFlowNode>[]): void {
  const selects = changes.filter((change) => change.type === 'select');
  if (selects.length === 0) return;
  const chosen = new Set(planStore.getState().chosen);
  let last: TaskId | undefined;
  for (const { id, selected } of selects) {
    const taskId = asTaskId(id);
    if (!taskId) continue;
    if (!selected) chosen.delete(taskId);
    else {
      chosen.add(taskId);
      last = taskId;
    }
  }
  choose(chosen, last);
}

function keepPlaces(nodes: readonly TaskFlowNode[], layout: LaneLayout): void {
  editAll(
    nodes.flatMap(({ data, position: { x, y } }) => {
      const { id } = data.task;
      const place = layout.places.get(id);
      const isMoved = place && (Math.abs(place.x - x) > 2 || Math.abs(place.y - y) > 2);
      return isMoved ? [{ kind: 'moveNode' as const, id, x, y }] : [];
    }),
  );
}
