import type { Pattern, Plan, Task } from './plan.ts';
import { taskNumber } from './planDocument.ts';

/** What an edit changes, by places in the list of tasks as it was before (counted from 0). */
export type PlanChange =
  /** After the task at `after`; −1 stands for the beginning. */
  | { readonly kind: 'taskAdded'; readonly after: number; readonly task: Task }
  | { readonly kind: 'taskChanged'; readonly index: number; readonly task: Task }
  | { readonly kind: 'taskRemoved'; readonly index: number }
  | { readonly kind: 'layoutChanged'; readonly layout: Plan['layout'] }
  | { readonly kind: 'togetherChanged'; readonly together: Plan['together'] }
  | { readonly kind: 'dismissedChanged'; readonly dismissed: Plan['dismissed'] }
  | { readonly kind: 'patternChosen'; readonly pattern: Pattern | null };

export function applyPlanChanges(plan: Plan, changes: readonly PlanChange[]): Plan {
  const slots: Task[][] = [[], ...plan.tasks.map((task) => [task])];
  let { layout, together, dismissed, pattern } = plan;
  for (const change of changes) {
    switch (change.kind) {
      case 'taskChanged':
        slots[change.index + 1]?.splice(0, 1, change.task);
        break;
      case 'taskAdded':
        slots[change.after + 1]?.push(change.task);
        break;
      case 'taskRemoved':
        slots[change.index + 1]?.shift();
        break;
      case 'layoutChanged':
        layout = change.layout;
        break;
      case 'togetherChanged':
        together = change.together;
        break;
      case 'dismissedChanged':
        dismissed = change.dismissed;
        break;
      case 'patternChosen':
        pattern = change.pattern;
        break;
    }
  }
  const tasks = slots.flat();
  const highestNumber = Math.max(plan.highestNumber, ...tasks.map((task) => taskNumber(task.id)));
  return { ...plan, tasks, layout, together, dismissed, pattern, highestNumber };
}
