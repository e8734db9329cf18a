import type { ReactFlowInstance } from '@xyflow/react';
import type { TaskId } from '#shared/plan/plan.ts';
import { HEAD_HEIGHT, type LaneLayout, NODE_WIDTH } from './laneLayout.ts';
import { MINIMAP } from './Minimap.tsx';
import type { TaskFlowNode } from './TaskNode.tsx';

/** A node out of sight is not there at all, so it is shown first and focused then. */
export function bringIntoView(
  flow: Pick<ReactFlowInstance<TaskFlowNode>, 'getViewport' | 'setCenter'>,
  layout: LaneLayout,
  id: TaskId,
  frame: HTMLElement | null,
): void {
  const place = layout.places.get(id);
  const box = frame?.getBoundingClientRect();
  if (!place || !box) return;
  const { x, y, zoom } = flow.getViewport();
  const left = place.x * zoom + x;
  const top = place.y * zoom + y;
  const [right, bottom] = [left + NODE_WIDTH * zoom, top + place.height * zoom];
  const isBelowMap = right > box.width - MINIMAP.width && bottom > box.height - MINIMAP.height;
  const isSeen = left >= 0 && right <= box.width && top >= HEAD_HEIGHT && bottom <= box.height && !isBelowMap;
  const focus = () => frame?.querySelector<HTMLElement>(`.react-flow__node[data-id="${id}"]`)?.focus();
  if (isSeen) return focus();
  void flow
    .setCenter(place.x + NODE_WIDTH / 2, place.y + place.height / 2, { zoom })
    .then(() => requestAnimationFrame(focus));
}
