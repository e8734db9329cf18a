import type { TaskId } from '#shared/plan/plan.ts';
import { flattenGroups } from '#shared/plan/groups.ts';
import type { PlanModel } from '../planModel.ts';
import type { PlanLine } from './edgePaths.ts';

/**
 * What waits for what, as lines of the canvas: first what the plan says, then what is only found in the code and
 * nobody dismissed. `shownAs` leads to the node a task is seen in.
 */
export function planLines(
  { plan, analysis }: PlanModel,
  shownAs: ReadonlyMap<TaskId, TaskId>,
): readonly PlanLine[] {
  const path = analysis.criticalPath.taskIds;
  const critical = new Set(path.map((id, index) => `${path[index - 1]} ${id}`));
  const lines = new Map<string, PlanLine>();
  const add = (from: TaskId, to: TaskId, kind: PlanLine['kind']) => {
    const [start, end] = [shownAs.get(from), shownAs.get(to)];
    if (!start || !end || start === end) return;
    const key = `${start} ${end}`;
    const isCritical = critical.has(`${from} ${to}`);
    const known = lines.get(key);
    if (!known) lines.set(key, { from: start, to: end, kind, critical: isCritical });
    else if (isCritical && !known.critical) lines.set(key, { ...known, critical: true });
  };
  for (const task of flattenGroups(plan).tasks) for (const need of task.needs) add(need, task.id, 'drawn');
  for (const edge of analysis.codeEdges) if (edge.state === 'found') add(edge.from, edge.to, 'found');
  return [...lines.values()];
}
