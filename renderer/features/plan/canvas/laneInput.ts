import type { Task } from '#shared/plan/plan.ts';
import type { PlanModel } from '../planModel.ts';
import type { LaneInput } from './laneLayout.ts';

/** What fits on one line of a node's title. */
const TITLE_LINE = 29;

/** What of a plan decides where its tasks stand. */
export function laneInput({ plan, analysis, critical }: PlanModel): LaneInput {
  const byId = new Map(plan.tasks.toReversed().map((task) => [task.id, task]));
  return {
    waves: analysis.waves.map((wave) =>
      wave.taskIds.flatMap((id) => {
        const task = byId.get(id);
        return task ? [{ id, needs: task.needs, height: nodeHeight(task), critical: critical.has(id) }] : [];
      }),
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
