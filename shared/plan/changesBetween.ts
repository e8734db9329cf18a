import type { Plan, Task } from './plan.ts';
import type { PlanChange } from './planChange.ts';

/**
 * What leads from one plan to a later one made of it by edits, as changes of the first: several acts become one
 * change of the file. Tasks are told apart by their ids, of which a damaged plan may hold some twice.
 */
export function changesBetween(before: Plan, after: Plan): readonly PlanChange[] {
  const waiting = new Map<string, number[]>();
  before.tasks.forEach(({ id }, index) => {
    const places = waiting.get(id);
    if (places) places.push(index);
    else waiting.set(id, [index]);
  });
  const same = new Map(before.tasks.map((task, index) => [task, index]));
  const changes: PlanChange[] = [];
  const kept = new Set<number>();
  let last = -1;
  for (const task of after.tasks) {
    const index = same.get(task) ?? nextPlace(waiting.get(task.id), kept, before.tasks, after.tasks);
    if (index === undefined) changes.push({ kind: 'taskAdded', after: last, task });
    else {
      if (before.tasks[index] !== task) changes.push({ kind: 'taskChanged', index, task });
      kept.add(index);
      last = index;
    }
  }
  before.tasks.forEach((_task, index) => {
    if (!kept.has(index)) changes.push({ kind: 'taskRemoved', index });
  });
  return [...changes, ...fieldChanges(before, after)];
}

/** The first task with the id that is neither taken already nor in the later plan as it was. */
function nextPlace(
  places: readonly number[] | undefined,
  kept: ReadonlySet<number>,
  before: readonly Task[],
  after: readonly Task[],
): number | undefined {
  return places?.find((index) => {
    const task = before[index];
    return !kept.has(index) && task !== undefined && (places.length === 1 || !after.includes(task));
  });
}

function fieldChanges(before: Plan, after: Plan): readonly PlanChange[] {
  return [
    ...(before.layout === after.layout ? [] : [{ kind: 'layoutChanged', layout: after.layout } as const]),
    ...(before.together === after.together
      ? []
      : [{ kind: 'togetherChanged', together: after.together } as const]),
    ...(before.dismissed === after.dismissed
      ? []
      : [{ kind: 'dismissedChanged', dismissed: after.dismissed } as const]),
    ...(before.pattern === after.pattern ? [] : [{ kind: 'patternChosen', pattern: after.pattern } as const]),
  ];
}
