import type { Plan } from './plan.ts';
import type { PlanProblem } from './planProblem.ts';
import { tasksById } from './taskGraph.ts';

/** Core work that cannot be done without optional work, which somebody may leave out. */
export function optionalNeeds(plan: Plan): readonly PlanProblem[] {
  const byId = tasksById(plan);
  return plan.tasks.flatMap((task): PlanProblem[] => {
    if (task.optional) return [];
    return task.needs
      .filter((need) => byId.get(need)?.optional === true)
      .map((need) => ({
        key: `optionalNeed ${task.id} ${need}`,
        kind: 'optionalNeed',
        severity: 'warning',
        taskIds: [task.id, need],
        criteria: [],
        sentence: `${task.id} waits for ${need}, which is optional`,
        detail: 'Without it the core of the work could not go on.',
        quote: null,
        files: [],
        fixes: [
          {
            label: `Make ${need} a part of the core`,
            edit: { kind: 'updateTask', id: need, fields: { optional: false } },
            quiet: false,
          },
          {
            label: `Let ${task.id} not wait for ${need}`,
            edit: { kind: 'disconnect', from: need, to: task.id },
            quiet: false,
          },
        ],
      }));
  });
}
