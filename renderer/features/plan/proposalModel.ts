import { editPlan } from '#shared/plan/editPlan.ts';
import type { Task, TaskId } from '#shared/plan/plan.ts';
import type { PlanContext } from '#shared/plan/planContext.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import { planTextOf, takeProposal } from '#shared/plan/takeProposal.ts';
import { createPlanModel, type PlanModel } from './planModel.ts';

export type ProposalView = {
  /** The plan as it would be, with the tasks that would go still in it. */
  readonly model: PlanModel;
  readonly changes: ReadonlyMap<TaskId, 'added' | 'changed' | 'removed'>;
};

/** A proposal as a plan to look at. `text` is plan.yaml as it is; null while there is none. */
export function proposalView(
  text: string | null,
  proposal: PlanProposal,
  context: PlanContext,
): ProposalView | null {
  const taken = { ...takeProposal(proposal, null), removed: [] };
  const edited = text === null ? null : editPlan(text, taken);
  if (edited && !edited.ok) return null;
  const changes = new Map(
    proposal.tasks.map(({ taskId, before, after }) => [
      taskId,
      before === null ? ('added' as const) : after === null ? ('removed' as const) : ('changed' as const),
    ]),
  );
  return { model: createPlanModel(edited ? edited.value : planTextOf('', proposal, null), context), changes };
}

/** One field that a proposal would change, in words. */
export type FieldChange = { readonly field: string; readonly before: string; readonly after: string };

export function fieldChanges(before: Task, after: Task): readonly FieldChange[] {
  const fields: readonly (readonly [string, (task: Task) => string])[] = [
    ['Title', (task) => task.title],
    ['Role', (task) => task.role],
    ['Waits for', (task) => task.needs.join(', ')],
    ['Covers', (task) => task.criteria.join(', ')],
    ['May change', (task) => task.scope.change.join(', ')],
    ['Reads', (task) => task.scope.read.join(', ')],
    ['Checks', (task) => task.checks.join(', ')],
    ['Estimate', (task) => task.estimate],
    ['Inside', (task) => task.within ?? ''],
    ['Instructions', (task) => task.instructions],
  ];
  return fields.flatMap(([field, read]) =>
    read(before) === read(after) ? [] : [{ field, before: read(before), after: read(after) }],
  );
}
