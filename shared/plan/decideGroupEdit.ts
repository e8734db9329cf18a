import { fail, ok, type Result } from '#shared/contract/result.ts';
import { membersOf } from './groups.ts';
import type { Plan, Task, TaskId } from './plan.ts';
import type { PlanChange } from './planChange.ts';
import type { PlanEditError } from './planEdit.ts';

type Decision = Result<readonly PlanChange[], PlanEditError>;

/** A group before the first of the tasks that come into it; `made` is it, still without members. */
export function decideGroup(plan: Plan, ids: readonly TaskId[], made: Task): Decision {
  const unknown = ids.find((id) => !plan.tasks.some((task) => task.id === id));
  if (unknown) return fail({ code: 'unknownTask', id: unknown });
  const inside = plan.tasks.filter((task) => ids.includes(task.id));
  const [first] = inside;
  if (!first || inside.some((task) => task.within !== first.within)) return fail({ code: 'nothingToGroup' });
  const place = plan.tasks.indexOf(first);
  return ok([
    { kind: 'taskAdded', after: place - 1, task: { ...made, within: first.within } },
    ...inside.map(
      (task): PlanChange => ({
        kind: 'taskChanged',
        index: plan.tasks.indexOf(task),
        task: { ...task, within: made.id },
      }),
    ),
  ]);
}

/** The tasks within come out, and take over what the group waited for and who waited for it. */
export function decideUngroup(plan: Plan, id: TaskId): Decision {
  const index = plan.tasks.findIndex((task) => task.id === id);
  const group = plan.tasks[index];
  if (!group) return fail({ code: 'unknownTask', id });
  if (!group.group) return fail({ code: 'notAGroup', id });
  const inside = membersOf(plan).get(id) ?? [];
  const waitedFor = new Set(inside.flatMap(({ needs }) => needs));
  const last = inside.filter((task) => !waitedFor.has(task.id)).map((task) => task.id);
  const changes = plan.tasks.flatMap((task, at): PlanChange[] => {
    if (at === index) return [{ kind: 'taskRemoved', index }];
    const isInside = inside.includes(task);
    const startsInside = isInside && !task.needs.some((need) => inside.some((other) => other.id === need));
    const needs = [
      ...task.needs.flatMap((need) => (need === id ? last : [need])),
      ...(startsInside ? group.needs : []),
    ];
    const within = isInside ? group.within : task.within;
    const isSame = within === task.within && needs.join(' ') === task.needs.join(' ');
    return isSame
      ? []
      : [{ kind: 'taskChanged', index: at, task: { ...task, within, needs: [...new Set(needs)] } }];
  });
  const { [id]: place, ...layout } = plan.layout;
  return ok(place ? [...changes, { kind: 'layoutChanged', layout }] : changes);
}
