import { fail, ok, type Result } from '#shared/contract/result.ts';
import { type Plan, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { applyPlanChanges, type PlanChange } from './planChange.ts';
import type { PlanEditError } from './planEdit.ts';
import { findCycles } from './taskGraph.ts';
import { tidyTask } from './taskText.ts';

type Decision = Result<readonly PlanChange[], PlanEditError>;

/**
 * Takes tasks of a proposal. A new one keeps its id unless the plan has given it away meanwhile; what it waits for
 * and is not in the plan is left out. Refuses what would make a loop with edits of the meantime.
 */
export function decideAdopt(
  plan: Plan,
  edit: {
    readonly added: readonly Task[];
    readonly changed: readonly Task[];
    readonly removed: readonly TaskId[];
  },
): Decision {
  const known = new Set(plan.tasks.map(({ id }) => id));
  const highest = Math.max(plan.highestNumber, ...edit.added.map(({ id }) => Number(id.slice(1))));
  const made = renumbered(edit.added, highest, (id) => known.has(id));
  const after = new Set([...known, ...made.map(({ id }) => id)]);
  for (const id of edit.removed) after.delete(id);
  const changes = [
    ...plan.tasks.flatMap((task, index): PlanChange[] => {
      if (edit.removed.includes(task.id)) return [{ kind: 'taskRemoved', index }];
      const next = edit.changed.find(({ id }) => id === task.id) ?? task;
      const kept = withKnown(next, after);
      return kept === task ? [] : [{ kind: 'taskChanged', index, task: kept }];
    }),
    ...added(plan, made, after),
  ];
  const [loop] = findCycles(applyPlanChanges(plan, changes));
  const [to, from] = [loop?.[0], loop?.[1] ?? loop?.[0]];
  if (loop && to && from) return fail({ code: 'wouldLoop', from, to, path: [...loop.slice(1), to] });
  return ok(changes);
}

function added(plan: Plan, tasks: readonly Task[], known: ReadonlySet<TaskId>): readonly PlanChange[] {
  const all = new Set([...known, ...tasks.map(({ id }) => id)]);
  return tasks.map((task) => ({
    kind: 'taskAdded',
    after: plan.tasks.length - 1,
    task: tidyTask(withKnown(task, all)),
  }));
}

function renumbered(
  tasks: readonly Task[],
  highest: number,
  isTaken: (id: TaskId) => boolean,
): readonly Task[] {
  let last = highest;
  const ids = new Map(
    tasks.map(({ id }) => [id, isTaken(id) ? taskIdSchema.parse(`T${(last += 1)}`) : id] as const),
  );
  const idOf = (id: TaskId) => ids.get(id) ?? id;
  return tasks.map((task) => ({
    ...task,
    id: idOf(task.id),
    needs: task.needs.map(idOf),
    within: task.within === null ? null : idOf(task.within),
  }));
}

function withKnown(task: Task, known: ReadonlySet<TaskId>): Task {
  const needs = task.needs.filter((need) => known.has(need));
  const within = task.within !== null && known.has(task.within) ? task.within : null;
  return needs.length === task.needs.length && within === task.within ? task : { ...task, needs, within };
}
