import type { Plan, Task, TaskId } from './plan.ts';
import type { PlanProblem, QuickFix } from './planProblem.ts';
import type { TaskSize } from './taskSize.ts';

/** Beyond about 400 lines reviewers find ever fewer of the faults (SmartBear's study of reviews at Cisco, 2006). */
const MOST_LINES = 400;

/** Tasks whose change would be too long for one person to read with care. */
export function tooLarge(plan: Plan, sizes: ReadonlyMap<TaskId, TaskSize>): readonly PlanProblem[] {
  return plan.tasks.flatMap((task): PlanProblem[] => {
    const size = sizes.get(task.id);
    if (!size || size.changedLines <= MOST_LINES || task.group) return [];
    return [
      {
        key: `tooLarge ${task.id}`,
        kind: 'tooLarge',
        severity: 'warning',
        taskIds: [task.id],
        criteria: [],
        sentence: `${task.id} is too large to review at once`,
        detail: size.why,
        quote: null,
        files: [],
        fixes: [...splitInTwo(task), makeGroup(task)],
      },
    ];
  });
}

function splitInTwo(task: Task): readonly QuickFix[] {
  const later = <Entry>(entries: readonly Entry[]) => entries.slice(Math.ceil(entries.length / 2));
  const [criteria, change] = [later(task.criteria), later(task.scope.change)];
  if (change.length === 0) return [];
  return [
    {
      label: 'Split in two',
      edit: { kind: 'split', id: task.id, title: `${task.title} (2 of 2)`, criteria, change, order: 'after' },
      quiet: false,
    },
  ];
}

function makeGroup(task: Task): QuickFix {
  return {
    label: 'Make it a group to plan when its turn comes',
    edit: { kind: 'updateTask', id: task.id, fields: { group: true } },
    quiet: true,
  };
}
