import type { Plan, Task } from './plan.ts';
import { fieldLines, renderLine, renderPairs, renderPlace, renderTask } from './renderTask.ts';
import { taskNumber } from './planDocument.ts';

/** The text of a new plan.yaml: tasks in their order, a blank line between them. */
export function newPlanText(
  plan: Pick<Plan, 'spec' | 'tasks'> &
    Partial<Pick<Plan, 'layout' | 'together' | 'dismissed' | 'pattern' | 'highestNumber'>>,
): string {
  const highest = Math.max(0, ...plan.tasks.map((task) => taskNumber(task.id)));
  const forgotten = (plan.highestNumber ?? 0) > highest;
  const layout = Object.entries(plan.layout ?? {});
  return [
    'overture: 1',
    `spec: ${renderLine(plan.spec)}`,
    ...(forgotten ? [`lastId: T${plan.highestNumber}`] : []),
    ...(plan.pattern ? [`pattern: ${plan.pattern}`] : []),
    ...(plan.together?.length ? [`together: ${renderPairs(plan.together)}`] : []),
    ...(plan.dismissed?.length ? [`dismissed: ${renderPairs(plan.dismissed)}`] : []),
    plan.tasks.length > 0 ? 'tasks:' : 'tasks: []',
    ...joinWithBlankLines(plan.tasks),
    ...(layout.length > 0 ? ['layout:'] : []),
    ...layout.flatMap(([id, place]) => fieldLines(id, { inline: renderPlace(place) }, 2)),
    '',
  ].join('\n');
}

function joinWithBlankLines(tasks: readonly Task[]): readonly string[] {
  return tasks.flatMap((task, index) => [...(index > 0 ? [''] : []), ...renderTask(task, 2)]);
}
