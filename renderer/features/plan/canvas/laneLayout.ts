import type { TaskId } from '#shared/plan/plan.ts';

export const LANE_WIDTH = 271;
export const NODE_WIDTH = 227;
/** Height of the lane heads, which float above the canvas. */
export const HEAD_HEIGHT = 36;
const LEFT = 22;
const TOP = 58;
/** The same where a group's name stands above the first task. */
const TOP_IN_GROUP = 80;
const GAP = 62;
/** Between two tasks of which one waits for a file of the other, so that the reason fits between them. */
const TAG_GAP = 92;
/** The least distance kept from a task that a person has put somewhere. */
const CLEAR = 24;
/** So many pairs are put one below the other; more than that nobody reads on a canvas. */
const PAIRS = 400;

/** What the layout needs to know of a task; plain, so that it can go to a worker. */
export type LaneTask = {
  readonly id: TaskId;
  readonly needs: readonly TaskId[];
  readonly height: number;
  readonly critical: boolean;
  /** The outermost open group it is seen in; those of one group stand together. */
  readonly group: TaskId | null;
};
export type LanePair = { readonly first: TaskId; readonly second: TaskId };
export type LaneInput = {
  /** A lane each, in order. */
  readonly waves: readonly (readonly LaneTask[])[];
  /** Tasks of which the second waits for a file of the first. */
  readonly pairs: readonly LanePair[];
  /** Places a person chose. */
  readonly moved: Readonly<Record<string, readonly [number, number]>>;
};

/** In px of the canvas at full size; `wave` counts from 1. */
export type Place = {
  readonly id: TaskId;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly wave: number;
};
export type PlacedPair = LanePair & { readonly x: number; readonly from: number; readonly to: number };
export type LaneLayout = {
  readonly places: ReadonlyMap<TaskId, Place>;
  readonly pairs: readonly PlacedPair[];
  readonly width: number;
  readonly height: number;
};

/**
 * Where each task stands: its wave's lane, near those it waits for, the critical ones on top. A place a
 * person chose wins, and the others make way for it.
 */
export function layOutLanes({ waves, pairs, moved }: LaneInput): LaneLayout {
  const inLanes = new Map<TaskId, Place>();
  const below = new Set(pairs.map((pair) => `${pair.first} ${pair.second}`));
  const top = waves.some((tasks) => tasks.some((task) => task.group)) ? TOP_IN_GROUP : TOP;
  waves.forEach((tasks, index) => {
    const wanted = new Map(tasks.map((task) => [task.id, middleOfNeeds(task, inLanes)]));
    const column = keepPairsTogether(sortColumn(tasks, wanted), pairs);
    placeColumn(column, { wave: index + 1, top }, wanted, below, inLanes);
  });
  const places = makeWay(inLanes, moved);
  const all = [...places.values()];
  return {
    places,
    pairs: placePairs(pairs, places),
    width: all.reduce(
      (most, place) => Math.max(most, place.x + NODE_WIDTH + LEFT),
      waves.length * LANE_WIDTH,
    ),
    height: all.reduce((most, place) => Math.max(most, place.y + place.height), 0),
  };
}

function middleOfNeeds(task: LaneTask, placed: ReadonlyMap<TaskId, Place>): number | null {
  const middles = task.needs.flatMap((need) => {
    const place = placed.get(need);
    return place ? [place.y + place.height / 2] : [];
  });
  return middles.length > 0 ? middles.reduce((sum, middle) => sum + middle, 0) / middles.length : null;
}

function sortColumn(
  tasks: readonly LaneTask[],
  wanted: ReadonlyMap<TaskId, number | null>,
): readonly LaneTask[] {
  const rank = (task: LaneTask) => wanted.get(task.id) ?? (task.critical ? -1 : 0);
  const groups = new Map<TaskId, number>();
  for (const task of tasks)
    if (task.group)
      groups.set(task.group, Math.min(rank(task), groups.get(task.group) ?? Number.POSITIVE_INFINITY));
  const groupRank = (task: LaneTask) => (task.group && groups.get(task.group)) ?? rank(task);
  const place = (task: LaneTask) => (task.group === null ? '' : task.group);
  return tasks.toSorted(
    (a, b) =>
      groupRank(a) - groupRank(b) ||
      (place(a) < place(b) ? -1 : Number(place(a) > place(b))) ||
      rank(a) - rank(b),
  );
}

/** The one that waits for a file comes right below the one it waits for. */
function keepPairsTogether(tasks: readonly LaneTask[], pairs: readonly LanePair[]): readonly LaneTask[] {
  const here = new Set(tasks.map((task) => task.id));
  let column = tasks;
  for (const { first, second } of pairs.slice(0, PAIRS)) {
    if (!here.has(first) || !here.has(second)) continue;
    const after = column.find((task) => task.id === second);
    const others = column.filter((task) => task !== after);
    const at = others.findIndex((task) => task.id === first) + 1;
    column = [...others.slice(0, at), ...(after ? [after] : []), ...others.slice(at)];
  }
  return column;
}

/** Stacks a column so that its middle is where most of its tasks would like to be. */
function placeColumn(
  column: readonly LaneTask[],
  { wave, top }: { readonly wave: number; readonly top: number },
  wanted: ReadonlyMap<TaskId, number | null>,
  below: ReadonlySet<string>,
  placed: Map<TaskId, Place>,
): void {
  const gaps = column.map((task, index) => {
    const next = column[index + 1];
    if (!next) return 0;
    return below.has(`${task.id} ${next.id}`) ? TAG_GAP : GAP;
  });
  const height = column.reduce((sum, task, index) => sum + task.height + (gaps[index] ?? 0), 0);
  const middles = [...wanted.values()].filter((middle) => middle !== null);
  const middle = middles.reduce((sum, one) => sum + one, 0) / Math.max(1, middles.length);
  let y = middles.length > 0 ? Math.max(top, Math.round(middle - height / 2)) : top;
  column.forEach((task, index) => {
    placed.set(task.id, { id: task.id, x: (wave - 1) * LANE_WIDTH + LEFT, y, height: task.height, wave });
    y += task.height + (gaps[index] ?? 0);
  });
}

/** Puts moved tasks where a person wants them; one that stood there goes below, and so do those below it. */
function makeWay(inLanes: ReadonlyMap<TaskId, Place>, moved: LaneInput['moved']): ReadonlyMap<TaskId, Place> {
  const fixed = [...inLanes.values()].flatMap((place) => {
    const spot = moved[place.id];
    return spot ? [{ ...place, x: spot[0], y: spot[1] }] : [];
  });
  const places = new Map<TaskId, Place>(fixed.map((place) => [place.id, place]));
  let [wave, down] = [0, 0];
  for (const place of inLanes.values()) {
    if (place.wave !== wave) [wave, down] = [place.wave, 0];
    if (places.has(place.id)) continue;
    const at = { ...place, y: place.y + down };
    for (const other of fixed.toSorted((a, b) => a.y - b.y)) {
      if (covers(at, other)) at.y = other.y + other.height + CLEAR;
    }
    down = at.y - place.y;
    places.set(place.id, at);
  }
  return places;
}

function covers(place: Place, other: Place): boolean {
  return (
    Math.abs(place.x - other.x) < NODE_WIDTH + 8 &&
    place.y < other.y + other.height + 8 &&
    other.y < place.y + place.height + 8
  );
}

/** Only neighbours in a lane have room for the reason between them; others say it in the list of problems. */
function placePairs(pairs: readonly LanePair[], places: ReadonlyMap<TaskId, Place>): readonly PlacedPair[] {
  const lanes = Map.groupBy(places.values(), (place) => place.wave);
  return pairs.flatMap((pair) => {
    const [first, second] = [places.get(pair.first), places.get(pair.second)];
    if (!first || !second || Math.abs(first.x - second.x) > 40) return [];
    const [upper, lower] = first.y <= second.y ? [first, second] : [second, first];
    const [from, to] = [upper.y + upper.height, lower.y];
    if (to - from < 60) return [];
    const isFree = !(lanes.get(first.wave) ?? []).some(
      (other) => Math.abs(other.x - first.x) < NODE_WIDTH && other.y > upper.y && other.y < lower.y,
    );
    return isFree ? [{ ...pair, x: (first.x + second.x + NODE_WIDTH) / 2, from, to }] : [];
  });
}
