import type { Overlap } from '#shared/plan/findOverlaps.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { PlanModel } from './planModel.ts';

export const LANE_WIDTH = 271;
export const NODE_WIDTH = 227;
/** Height of the lane heads, which float above the canvas. */
export const HEAD_HEIGHT = 36;
const LEFT = 22;
const TOP = 58;
const GAP = 62;
/** Between two tasks of which one waits for a file of the other, so that the reason fits between them. */
const TAG_GAP = 92;
/** What fits on one line of a node's title. */
const TITLE_LINE = 29;

export type PlacedTask = {
  readonly task: Task;
  readonly x: number;
  readonly y: number;
  readonly height: number;
  readonly wave: number;
};
export type PlacedOverlap = {
  readonly overlap: Overlap;
  readonly x: number;
  readonly from: number;
  readonly to: number;
};
export type LaneLayout = {
  readonly tasks: ReadonlyMap<TaskId, PlacedTask>;
  readonly overlaps: readonly PlacedOverlap[];
  readonly width: number;
  readonly height: number;
};

/**
 * Where each task stands: its wave's lane, near those it waits for, the critical ones on top. A place a
 * person chose wins. In px of the canvas at full size.
 */
export function layOutLanes(model: PlanModel): LaneLayout {
  const { plan, analysis } = model;
  const byId = new Map(plan.tasks.toReversed().map((task) => [task.id, task]));
  const apart = analysis.overlaps.filter((overlap) => !overlap.accepted);
  const placed = new Map<TaskId, PlacedTask>();
  for (const wave of analysis.waves) {
    const tasks = wave.taskIds.flatMap((id) => byId.get(id) ?? []);
    const wanted = new Map(tasks.map((task) => [task.id, middleOfNeeds(task, placed)]));
    const column = keepPairsTogether(sortColumn(tasks, wanted, model.critical), apart);
    placeColumn(column, wave.number, wanted, apart, placed);
  }
  const moved = new Map(
    [...placed].map(([id, place]) => {
      const [x, y] = plan.layout[id] ?? [place.x, place.y];
      return [id, { ...place, x, y }];
    }),
  );
  const ends = [...moved.values()];
  return {
    tasks: moved,
    overlaps: apart.flatMap((overlap) => placeOverlap(overlap, moved)),
    width: Math.max(analysis.waves.length * LANE_WIDTH, ...ends.map((end) => end.x + NODE_WIDTH + LEFT)),
    height: Math.max(0, ...ends.map((end) => end.y + end.height)),
  };
}

function heightOf(task: Task): number {
  return task.title.length > TITLE_LINE ? 124 : 106;
}

function middleOfNeeds(task: Task, placed: ReadonlyMap<TaskId, PlacedTask>): number | null {
  const middles = task.needs.flatMap((need) => {
    const place = placed.get(need);
    return place ? [place.y + place.height / 2] : [];
  });
  return middles.length > 0 ? middles.reduce((sum, middle) => sum + middle, 0) / middles.length : null;
}

function sortColumn(
  tasks: readonly Task[],
  wanted: ReadonlyMap<TaskId, number | null>,
  critical: ReadonlySet<TaskId>,
): readonly Task[] {
  const rank = (task: Task) => wanted.get(task.id) ?? (critical.has(task.id) ? -1 : 0);
  return tasks.toSorted((a, b) => rank(a) - rank(b));
}

/** The one that waits for a file comes right below the one it waits for. */
function keepPairsTogether(tasks: readonly Task[], apart: readonly Overlap[]): readonly Task[] {
  let column = tasks;
  for (const { first, second } of apart.slice(0, 100)) {
    const after = column.find((task) => task.id === second);
    if (!after || !column.some((task) => task.id === first)) continue;
    const others = column.filter((task) => task !== after);
    const at = others.findIndex((task) => task.id === first) + 1;
    column = [...others.slice(0, at), after, ...others.slice(at)];
  }
  return column;
}

/** Stacks a column so that its middle is where most of its tasks would like to be. */
function placeColumn(
  column: readonly Task[],
  wave: number,
  wanted: ReadonlyMap<TaskId, number | null>,
  apart: readonly Overlap[],
  placed: Map<TaskId, PlacedTask>,
): void {
  const gaps = column.map((task, index) => {
    const next = column[index + 1];
    if (!next) return 0;
    return apart.some((overlap) => overlap.first === task.id && overlap.second === next.id) ? TAG_GAP : GAP;
  });
  const height = column.reduce((sum, task, index) => sum + heightOf(task) + (gaps[index] ?? 0), 0);
  const middles = [...wanted.values()].filter((middle) => middle !== null);
  const middle = middles.reduce((sum, one) => sum + one, 0) / Math.max(1, middles.length);
  let y = middles.length > 0 ? Math.max(TOP, Math.round(middle - height / 2)) : TOP;
  column.forEach((task, index) => {
    placed.set(task.id, { task, x: (wave - 1) * LANE_WIDTH + LEFT, y, height: heightOf(task), wave });
    y += heightOf(task) + (gaps[index] ?? 0);
  });
}

/** Only neighbours in a lane have room for the reason between them; others say it in the list of problems. */
function placeOverlap(overlap: Overlap, tasks: ReadonlyMap<TaskId, PlacedTask>): readonly PlacedOverlap[] {
  const [first, second] = [tasks.get(overlap.first), tasks.get(overlap.second)];
  if (!first || !second || Math.abs(first.x - second.x) > 40) return [];
  const [upper, lower] = first.y <= second.y ? [first, second] : [second, first];
  const [from, to] = [upper.y + upper.height, lower.y];
  const isFree = ![...tasks.values()].some(
    (other) => Math.abs(other.x - first.x) < NODE_WIDTH && other.y > upper.y && other.y < lower.y,
  );
  return isFree && to - from >= 60 ? [{ overlap, x: (first.x + second.x + NODE_WIDTH) / 2, from, to }] : [];
}
