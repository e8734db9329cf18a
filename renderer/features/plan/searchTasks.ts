import type { Plan, Task, TaskId } from '#shared/plan/plan.ts';

/** The tasks whose id, title, role, agent, criteria, files or instructions hold every word, in the order of the plan. */
export function searchTasks(plan: Plan, search: string): readonly TaskId[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return plan.tasks.map((task) => task.id);
  return plan.tasks
    .filter((task) => {
      const text = textOf(task);
      return words.every((word) => text.includes(word));
    })
    .map((task) => task.id);
}

function textOf(task: Task): string {
  const { id, title, role, agent, criteria, scope, instructions } = task;
  return [id, title, role, agent ?? '', ...criteria, ...scope.change, ...scope.read, instructions]
    .join('\n')
    .toLowerCase();
}
