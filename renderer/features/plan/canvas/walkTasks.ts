import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanLine } from './edgePaths.ts';
import type { LaneLayout, Place } from './laneLayout.ts';

export type Arrow = 'Up' | 'Down' | 'Left' | 'Right';

/**
 * The task an arrow key leads to. Left and right walk the lines: to the nearest task that waits for this one, or that
 * this one waits for; where no line leads that way, and for up and down, to the nearest task there is.
 */
export function walkTasks(
  layout: LaneLayout,
  lines: readonly PlanLine[],
  from: TaskId | null,
  arrow: Arrow,
): TaskId | null {
  const places = [...layout.places.values()];
  const start = from ? layout.places.get(from) : undefined;
  if (!start) return places[0]?.id ?? null;
  const ends = lines.flatMap((line) => {
    if (arrow === 'Right' && line.from === start.id) return layout.places.get(line.to) ?? [];
    if (arrow === 'Left' && line.to === start.id) return layout.places.get(line.from) ?? [];
    return [];
  });
  const along = nearest(start, ends, ([x, y]) => Math.hypot(x, y));
  return (along ?? nearest(start, places, (step) => towards(step, arrow)))?.id ?? null;
}

type Step = readonly [x: number, y: number];

function nearest(start: Place, places: readonly Place[], cost: (step: Step) => number): Place | null {
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const place of places) {
    if (place === start) continue;
    const far = cost([place.x - start.x, middle(place) - middle(start)]);
    if (far < least) [best, least] = [place, far];
  }
  return best;
}

const DIRECTIONS: Readonly<Record<Arrow, Step>> = {
  Up: [0, -1],
  Down: [0, 1],
  Left: [-1, 0],
  Right: [1, 0],
};

/** How far a step leads in a direction, the straight way before the slanted one; endless when it leads elsewhere. */
function towards([x, y]: Step, arrow: Arrow): number {
  const [dx, dy] = DIRECTIONS[arrow];
  const along = x * dx + y * dy;
  const aside = Math.abs(x * dy) + Math.abs(y * dx);
  return along <= 20 ? Number.POSITIVE_INFINITY : along + aside * 2;
}

function middle(place: Place): number {
  return place.y + place.height / 2;
}
