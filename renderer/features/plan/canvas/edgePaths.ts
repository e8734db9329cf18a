import type { TaskId } from '#shared/plan/plan.ts';
import { NODE_WIDTH, type Place } from './laneLayout.ts';

/** A line of the canvas: `to` waits for `from`. */
export type PlanLine = {
  readonly from: TaskId;
  readonly to: TaskId;
  /** Drawn by a person or planner, or only found in the code. */
  readonly kind: 'drawn' | 'found';
  readonly critical: boolean;
};

/** Many lines in one path, for one element draws faster than hundreds. */
export type LinePath = {
  readonly key: string;
  readonly kind: PlanLine['kind'];
  readonly critical: boolean;
  readonly path: string;
  /** The heads of the lines, which are whole where the line is dashed. */
  readonly heads: string;
};

type Spot = Pick<Place, 'x' | 'y' | 'height'>;
/** How lines are drawn: curved with a head, or straight where nobody could see more. */
export type LineLook = 'curved' | 'straight';

/** A path for each look of line and each lane it begins in, so that only those in sight are painted. */
export function linePaths(
  lines: readonly PlanLine[],
  spots: ReadonlyMap<TaskId, Spot & { readonly wave: number }>,
  look: LineLook,
): readonly LinePath[] {
  const paths = new Map<string, LinePath>();
  for (const { from, to, kind, critical } of lines) {
    const [start, end] = [spots.get(from), spots.get(to)];
    if (!start || !end) continue;
    const key = `${kind} ${critical ? 'critical' : 'plain'} ${start.wave}`;
    const path = look === 'curved' ? curve(start, end) : straight(start, end);
    const known = paths.get(key);
    paths.set(key, {
      key,
      kind,
      critical,
      path: (known?.path ?? '') + path,
      heads: look === 'curved' ? (known?.heads ?? '') + head(end) : '',
    });
  }
  return [...paths.values()].sort((a, b) => Number(a.critical) - Number(b.critical));
}

/** The middle of a line, where a mark on it stands. */
export function lineMiddle(start: Spot, end: Spot): { readonly x: number; readonly y: number } {
  return {
    x: (start.x + NODE_WIDTH + end.x) / 2,
    y: (start.y + start.height / 2 + end.y + end.height / 2) / 2,
  };
}

function curve(start: Spot, end: Spot): string {
  const [x1, y1] = [start.x + NODE_WIDTH, Math.round(start.y + start.height / 2)];
  const [x2, y2] = [end.x - 5, Math.round(end.y + end.height / 2)];
  const bend = Math.round(x2 > x1 ? Math.max(22, (x2 - x1) / 2) : 40 + (x1 - x2) / 4);
  return `M${x1} ${y1}C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}`;
}

function head(end: Spot): string {
  return `M${end.x - 9} ${Math.round(end.y + end.height / 2) - 4}l5 4l-5 4`;
}

function straight(start: Spot, end: Spot): string {
  const [y1, y2] = [Math.round(start.y + start.height / 2), Math.round(end.y + end.height / 2)];
  return `M${start.x + NODE_WIDTH} ${y1}L${end.x} ${y2}`;
}
