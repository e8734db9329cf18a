import type { PlanModel } from '../planModel.ts';
import type { PlanLine } from './edgePaths.ts';

/** What waits for what, as lines of the canvas. */
export function planLines({ plan, analysis }: PlanModel): readonly PlanLine[] {
  const path = analysis.criticalPath.taskIds;
  const critical = new Set(path.map((id, index) => `${path[index - 1]} ${id}`));
  const known = new Set(plan.tasks.map((task) => task.id));
  return plan.tasks.flatMap((task) =>
    task.needs
      .filter((need) => known.has(need))
      .map((need) => ({
        from: need,
        to: task.id,
        kind: 'drawn',
        critical: critical.has(`${need} ${task.id}`),
      })),
  );
}
