import type { Task } from '#shared/plan/plan.ts';
import type { PlanModel } from '../planModel.ts';
import type { CanvasTasks } from './canvasTasks.ts';
import type { PlanLine } from './edgePaths.ts';
import type { LaneInput } from './laneLayout.ts';

/** What fits on one line of a node's title. */
const TITLE_LINE = 29;

/** What of a plan decides where its tasks stand. */
export function laneInput(model: PlanModel, tasks: CanvasTasks, lines: readonly PlanLine[]): LaneInput {
  const { plan, analysis, critical } = model;
  const needs = Map.groupBy(lines, (line) => line.to);
  const outermost = new Map(
    [...tasks.openGroups].flatMap(([group, inside]) => inside.map((id) => [id, group] as const)),
  );
  return {
    waves: tasks.waves.map((wave) =>
      wave.map((task) => ({
        id: task.id,
        needs: needs.get(task.id)?.map((line) => line.from) ?? [],
        height: nodeHeight(task),
        critical: critical.has(task.id),
        group: outermost.get(task.id) ?? null,
      })),
    ),
    pairs: analysis.overlaps
      .filter((overlap) => !overlap.accepted)
      .map(({ first, second }) => ({ first, second })),
    moved: plan.layout,
  };
}

function nodeHeight(task: Task): number {
  return task.title.length > TITLE_LINE ? 124 : 106;
}
