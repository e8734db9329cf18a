import type { TaskId } from '#shared/plan/plan.ts';
import type { LaneLayout, PlacedTask } from './laneLayout.ts';

/** The task an arrow key leads to: the nearest in that direction, the straight way before the slanted one. */
export function walkTasks(layout: LaneLayout, from: TaskId | null, arrow: string): TaskId | null {
  const places = [...layout.tasks.values()];
  const start = from ? layout.tasks.get(from) : undefined;
  if (!start) return places[0]?.task.id ?? null;
  const [dx, dy] = DIRECTIONS[arrow] ?? [0, 0];
  let best: PlacedTask | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const [x, y] = [place.x - start.x, middle(place) - middle(start)];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (place === start || along <= 20) continue;
    const cost = along + aside * 2;
    if (cost < least) [best, least] = [place, cost];
  }
  return best?.task.id ?? null;
}

const DIRECTIONS: Readonly<Record<string, readonly [number, number]>> = {
  Up: [0, -1],
  Down: [0, 1],
  Left: [-1, 0],
  Right: [1, 0],
};

function middle(place: PlacedTask): number {
  return place.y + place.height / 2;
}
