import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { type Plan, type Task, type TaskId, taskIdSchema } from './plan.ts';
import type { ProposedTask } from './planProposal.ts';
import type { StaleTask } from './staleTask.ts';
import { tidyTask } from './taskText.ts';

export type ProposalNeeds = {
  readonly spec: SpecDocument;
  /** Null where there is no plan yet. */
  readonly plan: Plan | null;
  /** A plan thought out anew, by rules or by a model. */
  readonly drafted: Plan;
  /** Only these tasks are thought through again; null for all, new ones included. */
  readonly tasks: readonly TaskId[] | null;
  readonly stale: readonly StaleTask[];
  /** The repository's files, so that what a person added to a scope stays while it is there. */
  readonly files: ReadonlySet<string>;
};

/**
 * What a plan thought out anew would change of the one there is. A task goes on as the one that covers the most of
 * its criteria; what a person chose (its title, agent, order and place) stays.
 */
export function proposeChanges(needs: ProposalNeeds): readonly ProposedTask[] {
  const { plan, drafted, tasks } = needs;
  if (!plan) return drafted.tasks.map((after) => ({ taskId: after.id, before: null, after, why: '' }));
  const matches = matchTasks(plan, drafted);
  const changed = plan.tasks
    .filter(({ id, group }) => !group && (tasks === null || tasks.includes(id)))
    .flatMap((task) => changeOf(task, matches.get(task.id) ?? null, needs));
  return tasks === null ? [...changed, ...addedTasks(plan, drafted, matches)] : changed;
}

function changeOf(
  task: Task,
  draft: Task | null,
  { spec, plan, stale, files }: ProposalNeeds,
): ProposedTask[] {
  const known = new Set(spec.criteria.map(({ id }) => id));
  const kept = task.criteria.filter((id) => known.has(id));
  const reasons = stale.find(({ taskId }) => taskId === task.id)?.reasons ?? [];
  const why = reasons.map(({ text }) => text).join(' ');
  if (task.criteria.length > 0 && kept.length === 0)
    return [
      { taskId: task.id, before: task, after: null, why: `The spec has none of its criteria any more.` },
    ];
  if (!draft) {
    if (kept.length === task.criteria.length) return [];
    return [{ taskId: task.id, before: task, after: tidyTask({ ...task, criteria: kept }), why }];
  }
  const covered = new Set(
    plan?.tasks.filter(({ role }) => role === task.role).flatMap(({ criteria }) => criteria),
  );
  const there = task.scope.change.filter((entry) => files.has(entry) && !draft.scope.change.includes(entry));
  const after = tidyTask({
    ...task,
    criteria: [...kept, ...draft.criteria.filter((id) => !covered.has(id))],
    scope: { change: [...draft.scope.change, ...there], read: draft.scope.read },
    checks: task.checks.length > 0 ? task.checks : draft.checks,
    estimate: draft.estimate,
    instructions: draft.instructions,
  });
  return JSON.stringify(after) === JSON.stringify(task)
    ? []
    : [{ taskId: task.id, before: task, after, why }];
}

/** For each task of the plan the drafted one that is about the same, each drafted one once. */
function matchTasks(plan: Plan, drafted: Plan): ReadonlyMap<TaskId, Task> {
  const pairs = plan.tasks.flatMap((task) =>
    drafted.tasks
      .filter(({ role }) => role === task.role)
      .map((draft) => ({ task, draft, score: likeness(task, draft) }))
      .filter(({ score }) => score > 0),
  );
  const matches = new Map<TaskId, Task>();
  const taken = new Set<TaskId>();
  for (const { task, draft } of pairs.toSorted((a, b) => b.score - a.score)) {
    if (matches.has(task.id) || taken.has(draft.id)) continue;
    matches.set(task.id, draft);
    taken.add(draft.id);
  }
  return matches;
}

function likeness(task: Task, draft: Task): number {
  const shared = task.criteria.filter((id) => draft.criteria.includes(id)).length;
  const all = new Set([...task.criteria, ...draft.criteria]).size;
  const sameTitle = task.title === draft.title ? 0.5 : 0;
  const [id] = /\b[AQ]\d+\b/.exec(draft.title) ?? [];
  const sameQuestion = id !== undefined && new RegExp(`\\b${id}\\b`).test(task.title) ? 1 : 0;
  return sameTitle + sameQuestion + (all > 0 ? shared / all : 0);
}

function addedTasks(plan: Plan, drafted: Plan, matches: ReadonlyMap<TaskId, Task>): readonly ProposedTask[] {
  const owners = new Map([...matches].map(([id, draft]) => [draft.id, id]));
  const fresh = drafted.tasks.filter(({ id }) => !owners.has(id));
  const ids = new Map([
    ...owners,
    ...fresh.map(({ id }, index) => [id, taskIdSchema.parse(`T${plan.highestNumber + index + 1}`)] as const),
  ]);
  const idOf = (id: TaskId) => ids.get(id) ?? id;
  return fresh.map((draft) => {
    const after = { ...draft, id: idOf(draft.id), needs: draft.needs.map(idOf) };
    return { taskId: after.id, before: null, after, why: '' };
  });
}
