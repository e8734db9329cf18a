import { fail, ok, type Result } from '#shared/contract/result.ts';
import { estimateFor, estimateMinutes } from './estimate.ts';
import { type Plan, type Task, type TaskId, taskIdSchema } from './plan.ts';
import { decideAdopt } from './decideAdopt.ts';
import { decideGroup, decideUngroup } from './decideGroupEdit.ts';
import type { PlanChange } from './planChange.ts';
import type { PlanEdit, PlanEditError, TaskFields } from './planEdit.ts';
import { wouldCycle } from './taskGraph.ts';
import { asList, tidyTask } from './taskText.ts';

type Decision = Result<readonly PlanChange[], PlanEditError>;

/** What an edit means for each task and field of the plan, or why it cannot be. */
export function decidePlanEdit(plan: Plan, edit: PlanEdit): Decision {
  switch (edit.kind) {
    case 'addTask':
      return addTask(plan, edit.fields, edit.after);
    case 'updateTask':
      return updateTask(plan, edit.id, edit.fields);
    case 'removeTask':
      return removeTask(plan, edit.id);
    case 'connect':
      return connect(plan, edit.from, edit.to);
    case 'disconnect':
      return changeTask(plan, edit.to, (task) => ({ needs: task.needs.filter((id) => id !== edit.from) }));
    case 'moveNode':
      return moveNode(plan, edit.id, edit.x, edit.y);
    case 'resetLayout':
      return ok([{ kind: 'layoutChanged', layout: {} }]);
    case 'join':
      return join(plan, edit.ids);
    case 'split':
      return split(plan, edit);
    case 'narrow':
      return narrow(plan, edit.parts);
    case 'runTogether':
      return runTogether(plan, edit.first, edit.second, edit.allowed);
    case 'dismissEdge':
      return dismissEdge(plan, edit.from, edit.to, edit.dismissed);
    case 'group':
      return decideGroup(plan, edit.ids, newTask(nextId(plan), { title: edit.title, group: true }));
    case 'ungroup':
      return decideUngroup(plan, edit.id);
    case 'adopt':
      return decideAdopt(plan, edit);
    case 'choosePattern':
      return ok([{ kind: 'patternChosen', pattern: edit.pattern }]);
    case 'renumber': {
      const task = plan.tasks[edit.index];
      return task
        ? ok([{ kind: 'taskChanged', index: edit.index, task: { ...task, id: nextId(plan) } }])
        : fail({ code: 'unknownTask', id: nextId(plan) });
    }
  }
}

function nextId(plan: Plan): TaskId {
  return taskIdSchema.parse(`T${plan.highestNumber + 1}`);
}

function newTask(id: TaskId, fields: TaskFields): Task {
  return tidyTask({
    id,
    title: '',
    role: 'implement',
    needs: [],
    criteria: [],
    scope: { change: [], read: [] },
    checks: [],
    estimate: 'M',
    agent: null,
    optional: false,
    group: false,
    within: null,
    instructions: '',
    ...fields,
  });
}

function addTask(plan: Plan, fields: TaskFields, after: TaskId | undefined): Decision {
  const index = after === undefined ? plan.tasks.length - 1 : plan.tasks.findIndex(({ id }) => id === after);
  if (after !== undefined && index < 0) return fail({ code: 'unknownTask', id: after });
  return ok([{ kind: 'taskAdded', after: index, task: newTask(nextId(plan), fields) }]);
}

function updateTask(plan: Plan, id: TaskId, fields: TaskFields): Decision {
  const loop = fields.needs
    ?.map((need) => ({ need, path: wouldCycle(plan, need, id) }))
    .find(({ path }) => path !== null);
  if (loop?.path) return fail({ code: 'wouldLoop', from: loop.need, to: id, path: loop.path });
  return changeTask(plan, id, () => fields);
}

function changeTask(plan: Plan, id: TaskId, change: (task: Task) => TaskFields): Decision {
  const index = plan.tasks.findIndex((task) => task.id === id);
  const task = plan.tasks[index];
  if (!task) return fail({ code: 'unknownTask', id });
  return ok([{ kind: 'taskChanged', index, task: tidyTask({ ...task, ...change(task) }) }]);
}

function removeTask(plan: Plan, id: TaskId): Decision {
  const index = plan.tasks.findIndex((task) => task.id === id);
  if (index < 0) return fail({ code: 'unknownTask', id });
  const removed: PlanChange[] = [{ kind: 'taskRemoved', index }];
  return ok([...removed, ...forget(plan, id, index), ...releaseFrom(plan, id, index)]);
}

/** Nobody waits for a task any more, unless another one with the same id stays. */
function releaseFrom(plan: Plan, id: TaskId, removedIndex: number): readonly PlanChange[] {
  if (plan.tasks.some((task, index) => task.id === id && index !== removedIndex)) return [];
  return plan.tasks.flatMap((task, index): PlanChange[] =>
    index !== removedIndex && (task.needs.includes(id) || task.within === id)
      ? [{ kind: 'taskChanged', index, task: released(task, id) }]
      : [],
  );
}

function released(task: Task, id: TaskId): Task {
  const needs = task.needs.filter((need) => need !== id);
  return { ...task, needs, within: task.within === id ? null : task.within };
}

function forget(plan: Plan, id: TaskId, removedIndex: number): readonly PlanChange[] {
  if (plan.tasks.some((task, index) => task.id === id && index !== removedIndex)) return [];
  const { [id]: place, ...layout } = plan.layout;
  const together = plan.together.filter((pair) => !pair.includes(id));
  const dismissed = plan.dismissed.filter((pair) => !pair.includes(id));
  return [
    ...(dismissed.length < plan.dismissed.length ? [{ kind: 'dismissedChanged', dismissed } as const] : []),
    ...(place ? [{ kind: 'layoutChanged', layout } as const] : []),
    ...(together.length < plan.together.length ? [{ kind: 'togetherChanged', together } as const] : []),
  ];
}

function connect(plan: Plan, from: TaskId, to: TaskId): Decision {
  if (!plan.tasks.some((task) => task.id === from)) return fail({ code: 'unknownTask', id: from });
  if (plan.tasks.find((task) => task.id === to)?.needs.includes(from))
    return fail({ code: 'alreadyWaits', from, to });
  const path = wouldCycle(plan, from, to);
  if (path) return fail({ code: 'wouldLoop', from, to, path });
  return changeTask(plan, to, (task) => ({ needs: [...task.needs, from] }));
}

function moveNode(plan: Plan, id: TaskId, x: number, y: number): Decision {
  if (!plan.tasks.some((task) => task.id === id)) return fail({ code: 'unknownTask', id });
  return ok([
    { kind: 'layoutChanged', layout: { ...plan.layout, [id]: [Math.round(x) + 0, Math.round(y) + 0] } },
  ]);
}

function runTogether(plan: Plan, first: TaskId, second: TaskId, allowed: boolean): Decision {
  const others = plan.together.filter((pair) => !(pair.includes(first) && pair.includes(second)));
  const together = allowed ? [...others, [first, second] as const] : others;
  return ok([{ kind: 'togetherChanged', together }]);
}

function narrow(plan: Plan, parts: Extract<PlanEdit, { kind: 'narrow' }>['parts']): Decision {
  const unknown = parts.find(({ id }) => !plan.tasks.some((task) => task.id === id));
  if (unknown) return fail({ code: 'unknownTask', id: unknown.id });
  return ok(
    plan.tasks.flatMap((task, index): PlanChange[] => {
      const own = parts.filter(({ id }) => id === task.id);
      if (own.length === 0) return [];
      const change = task.scope.change.flatMap((entry) => {
        const part = own.find(({ path }) => path === entry);
        return part ? part.symbols.map((symbol) => `${entry}#${symbol}`) : [entry];
      });
      return [{ kind: 'taskChanged', index, task: tidyTask({ ...task, scope: { ...task.scope, change } }) }];
    }),
  );
}

function dismissEdge(plan: Plan, from: TaskId, to: TaskId, isDismissed: boolean): Decision {
  const others = plan.dismissed.filter(([a, b]) => a !== from || b !== to);
  const dismissed = isDismissed ? [...others, [from, to] as const] : others;
  return ok([{ kind: 'dismissedChanged', dismissed }]);
}

function join(plan: Plan, ids: readonly TaskId[]): Decision {
  const unknown = ids.find((id) => !plan.tasks.some((task) => task.id === id));
  if (unknown) return fail({ code: 'unknownTask', id: unknown });
  const members = plan.tasks.filter((task) => ids.includes(task.id));
  const [kept] = members;
  if (!kept || new Set(ids).size < 2) return fail({ code: 'nothingToJoin' });
  const between = findBetween(plan, ids);
  if (between) return fail(between);

  const joined = joinTasks(members);
  const others = plan.tasks.flatMap((task, index): PlanChange[] => {
    if (task === kept) return [{ kind: 'taskChanged', index, task: joined }];
    if (ids.includes(task.id)) return [{ kind: 'taskRemoved', index }];
    const isInside = task.within !== null && ids.includes(task.within);
    if (!isInside && !task.needs.some((need) => ids.includes(need))) return [];
    const needs = [...new Set(task.needs.map((need) => (ids.includes(need) ? kept.id : need)))];
    const within = !isInside ? task.within : kept.group ? kept.id : null;
    return [{ kind: 'taskChanged', index, task: { ...task, needs, within } }];
  });
  const gone = ids.filter((id) => id !== kept.id);
  const layout = Object.fromEntries(
    Object.entries(plan.layout).filter(([id]) => !gone.includes(id as TaskId)),
  );
  const together = plan.together.filter((pair) => !pair.some((id) => gone.includes(id)));
  const dismissed = plan.dismissed.filter((pair) => !pair.some((id) => gone.includes(id)));
  return ok([
    ...others,
    ...(dismissed.length < plan.dismissed.length ? [{ kind: 'dismissedChanged', dismissed } as const] : []),
    ...(Object.keys(layout).length < Object.keys(plan.layout).length
      ? [{ kind: 'layoutChanged', layout } as const]
      : []),
    ...(together.length < plan.together.length ? [{ kind: 'togetherChanged', together } as const] : []),
  ]);
}

/** A task that stands between two that are to become one would have to wait for itself. */
function findBetween(plan: Plan, ids: readonly TaskId[]): PlanEditError | null {
  for (const task of plan.tasks) {
    if (ids.includes(task.id) || !task.needs.some((need) => ids.includes(need))) continue;
    for (const id of ids) {
      const path = wouldCycle(plan, id, task.id);
      if (path) return { code: 'wouldLoop', from: id, to: task.id, path };
    }
  }
  return null;
}

function joinTasks(members: readonly Task[]): Task {
  const [first, ...rest] = members;
  if (!first) throw new Error('Joining needs a task');
  const ids = members.map((task) => task.id);
  const minutes = members.reduce((sum, task) => sum + estimateMinutes(task.estimate), 0);
  return tidyTask({
    ...first,
    within: first.within !== null && ids.includes(first.within) ? null : first.within,
    title: [first.title, ...rest.map((task) => lowerFirst(task.title))].join(' and '),
    needs: members.flatMap((task) => task.needs).filter((need) => !ids.includes(need)),
    criteria: members.flatMap((task) => task.criteria),
    scope: {
      change: members.flatMap((task) => task.scope.change),
      read: members.flatMap((task) => task.scope.read),
    },
    checks: members.flatMap((task) => task.checks),
    estimate: estimateFor(minutes),
    optional: members.every((task) => task.optional),
    instructions: members
      .map((task) => task.instructions)
      .filter((text) => text !== '')
      .join('\n\n'),
  });
}

function lowerFirst(title: string): string {
  return /^[A-Z][a-z]/.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
}

function split(plan: Plan, edit: Extract<PlanEdit, { kind: 'split' }>): Decision {
  const index = plan.tasks.findIndex((task) => task.id === edit.id);
  const task = plan.tasks[index];
  if (!task) return fail({ code: 'unknownTask', id: edit.id });
  const moved = asList([...edit.criteria, ...edit.change]);
  const all = [...task.criteria, ...task.scope.change];
  if (moved.length === 0 || all.every((entry) => moved.includes(entry)))
    return fail({ code: 'nothingToSplit', id: edit.id });

  for (const need of edit.needs ?? []) {
    const path = wouldCycle(plan, need, task.id);
    if (path) return fail({ code: 'wouldLoop', from: need, to: task.id, path });
  }
  const id = nextId(plan);
  const size = estimateFor(Math.ceil(estimateMinutes(task.estimate) / 2));
  const kept: Task = {
    ...task,
    criteria: task.criteria.filter((entry) => !edit.criteria.includes(entry)),
    scope: { ...task.scope, change: task.scope.change.filter((entry) => !edit.change.includes(entry)) },
    estimate: size,
  };
  const made = tidyTask({
    ...task,
    id,
    group: false,
    title: edit.title,
    needs: [...(edit.order === 'after' ? [task.id] : task.needs), ...(edit.needs ?? [])],
    criteria: edit.criteria,
    scope: { change: edit.change, read: task.scope.read },
    estimate: size,
  });
  const dependents = plan.tasks.flatMap((other, at): PlanChange[] =>
    other.needs.includes(task.id) && at !== index
      ? [{ kind: 'taskChanged', index: at, task: { ...other, needs: [...other.needs, id] } }]
      : [],
  );
  return ok([
    { kind: 'taskChanged', index, task: kept },
    { kind: 'taskAdded', after: index, task: made },
    ...dependents,
  ]);
}
