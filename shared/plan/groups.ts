import type { Plan, Task, TaskId } from './plan.ts';
import { tasksById } from './taskGraph.ts';

/** The tasks right inside each group, in the order of the plan; a group without any has an empty list. */
export function membersOf(plan: Plan): ReadonlyMap<TaskId, readonly Task[]> {
  const byId = tasksById(plan);
  const members = new Map<TaskId, Task[]>(
    [...byId.values()].filter(({ group }) => group).map(({ id }) => [id, []]),
  );
  for (const task of byId.values()) {
    if (task.within !== null && !isWithinItself(byId, task)) members.get(task.within)?.push(task);
  }
  return members;
}

/**
 * The plan as it runs: a group gives way to the tasks within it. They wait for what the group waits for, and whoever
 * waits for the group waits for all of them. A group whose inside is not planned yet is one task for one agent.
 */
export function flattenGroups(plan: Plan): Plan {
  const members = membersOf(plan);
  const planned = new Map([...members].filter(([, inside]) => inside.length > 0));
  if (planned.size === 0) return plan;
  const byId = tasksById(plan);
  const ends = new Map<TaskId, readonly TaskId[]>();
  const endsOf = (id: TaskId): readonly TaskId[] => {
    const inside = planned.get(id);
    if (!inside) return [id];
    const known = ends.get(id);
    if (known) return known;
    const waitedFor = new Set(inside.flatMap(({ needs }) => needs));
    const last = inside.filter((task) => !waitedFor.has(task.id));
    const found = (last.length > 0 ? last : inside).flatMap((task) => endsOf(task.id));
    ends.set(id, found);
    return found;
  };
  const needsOf = (task: Task): readonly TaskId[] => {
    const own = task.needs.flatMap(endsOf);
    const around = task.within === null ? undefined : byId.get(task.within);
    const isInside = around !== undefined && (planned.get(around.id)?.includes(task) ?? false);
    const startsInside = isInside && !task.needs.some((need) => byId.get(need)?.within === task.within);
    return startsInside ? [...own, ...needsOf(around)] : own;
  };
  return {
    ...plan,
    tasks: plan.tasks
      .filter((task) => !planned.has(task.id))
      .map((task) => ({ ...task, needs: [...new Set(needsOf(task))].filter((need) => need !== task.id) })),
  };
}

/** What an agent is told who does a group as a whole because nobody planned its inside: it plans it when its turn comes. */
export function managerInstructions(group: Pick<Task, 'instructions'>): string {
  return [
    'This is a part of the work that nobody has split yet, and you do all of it.',
    'First read the code as it is now and write down the steps you split it into, each small enough to review alone. Then do them in that order, one commit for each, and name them in what you hand in.',
    '',
    group.instructions,
  ]
    .join('\n')
    .trimEnd();
}

/** The groups around a task, the nearest first. */
export function groupsAround(plan: Plan, id: TaskId): readonly Task[] {
  const byId = tasksById(plan);
  const around: Task[] = [];
  let within = byId.get(id)?.within ?? null;
  while (within !== null) {
    const group = byId.get(within);
    if (!group || around.includes(group)) break;
    around.push(group);
    within = group.within;
  }
  return around;
}

function isWithinItself(byId: ReadonlyMap<TaskId, Task>, task: Task): boolean {
  const seen = new Set<TaskId>([task.id]);
  for (let within = task.within; within !== null; within = byId.get(within)?.within ?? null) {
    if (seen.has(within)) return true;
    seen.add(within);
  }
  return false;
}
