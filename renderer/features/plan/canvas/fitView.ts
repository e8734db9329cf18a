import { HEAD_HEIGHT, type LaneLayout, NODE_WIDTH } from './laneLayout.ts';

export type View = { readonly x: number; readonly y: number; readonly zoom: number };
type Size = { readonly width: number; readonly height: number };

/** Room left below the plan for what the lines mean, in px of the screen. */
const ROOM = 52;
export const LEAST_ZOOM = 0.04;

/**
 * The view that shows the whole plan from its beginning, at full size at most. Where the map in the corner would stand
 * on a task, the plan ends above the map.
 */
export function fitView(layout: LaneLayout, frame: Size, corner: Size, least = LEAST_ZOOM): View {
  const whole = viewWithin(layout, frame, least);
  if (!standsOnTask(layout, whole, frame, corner)) return whole;
  return viewWithin(layout, { ...frame, height: frame.height - corner.height }, least);
}

function viewWithin(layout: LaneLayout, { width, height }: Size, least: number): View {
  const zoom = Math.min(
    width / layout.width,
    (height - HEAD_HEIGHT - ROOM) / Math.max(1, layout.height - HEAD_HEIGHT),
  );
  const held = Math.min(1, Math.max(least, zoom));
  // The first row stays as far below the heads as it is at full size.
  return { x: 0, y: HEAD_HEIGHT * (1 - held), zoom: held };
}

function standsOnTask(layout: LaneLayout, { x, y, zoom }: View, frame: Size, corner: Size): boolean {
  const [left, top] = [frame.width - corner.width, frame.height - corner.height];
  return [...layout.places.values()].some(
    (place) =>
      (place.x + NODE_WIDTH) * zoom + x > left &&
      place.x * zoom + x < frame.width &&
      (place.y + place.height) * zoom + y > top &&
      place.y * zoom + y < frame.height,
  );
}
