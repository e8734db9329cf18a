import type { Plan, Task } from './plan.ts';
import type { PlanProblem } from './planProblem.ts';
import { createOrdered } from './reachability.ts';

/** Criteria that two tasks would meet without knowing of each other; of tasks in a row the later takes up the earlier. */
export function doublyCovered(plan: Plan): readonly PlanProblem[] {
  const ordered = createOrdered(plan);
  const coverers = new Map<string, Task[]>();
  for (const task of plan.tasks) {
    if (task.role !== 'implement' || task.group) continue;
    for (const id of task.criteria) coverers.set(id, [...(coverers.get(id) ?? []), task]);
  }
  const pairs = new Map<string, { readonly tasks: readonly [Task, Task]; readonly criteria: string[] }>();
  for (const [criterion, tasks] of coverers) {
    const pair = firstApart(tasks, ordered);
    if (!pair) continue;
    const key = `${pair[0].id} ${pair[1].id}`;
    const known = pairs.get(key) ?? { tasks: pair, criteria: [] };
    known.criteria.push(criterion);
    pairs.set(key, known);
  }
  return [...pairs].map(([key, { tasks, criteria }]) => problemOf(key, tasks, criteria));
}

function firstApart(
  tasks: readonly Task[],
  ordered: ReturnType<typeof createOrdered>,
): readonly [Task, Task] | null {
  for (const [index, first] of tasks.entries()) {
    const second = tasks.slice(index + 1).find((other) => !ordered(first.id, other.id));
    if (second) return [first, second];
  }
  return null;
}

function problemOf(
  key: string,
  [first, second]: readonly [Task, Task],
  criteria: readonly string[],
): PlanProblem {
  const what = criteria.length === 1 ? criteria[0] : `the same ${criteria.length} criteria`;
  const without = (task: Task) => ({
    label: `Leave ${criteria.length === 1 ? criteria[0] : 'them'} to ${task === first ? second.id : first.id}`,
    edit: {
      kind: 'updateTask',
      id: task.id,
      fields: { criteria: task.criteria.filter((id) => !criteria.includes(id)) },
    } as const,
    quiet: task === first,
  });
  return {
    key: `doublyCovered ${key} ${criteria.join(' ')}`,
    kind: 'doublyCovered',
    severity: 'warning',
    taskIds: [first.id, second.id],
    criteria,
    sentence: `${first.id} and ${second.id} both cover ${what}`,
    detail: 'They would build it twice, at the same time.',
    quote: null,
    files: [],
    fixes: [
      without(second),
      {
        label: `Let ${second.id} wait for ${first.id}`,
        edit: { kind: 'connect', from: first.id, to: second.id },
        quiet: false,
      },
      without(first),
    ],
  };
}
