import type { TaskId } from '#shared/plan/plan.ts';
import type { PlanProposal } from '#shared/plan/planProposal.ts';
import type { Run } from '#shared/run/run.ts';

/** The plan of a group's inside that a run waits for a word on. */
export type GroupProposal = {
  readonly run: Run;
  readonly taskId: TaskId;
  readonly proposal: PlanProposal;
};

/** The first of them, in the run's order; null while there is none. */
export function groupProposalOf(run: Run | null): GroupProposal | null {
  if (!run || run.state === 'finished') return null;
  for (const { id: taskId } of run.tasks) {
    const plan = run.groups[taskId];
    if (plan?.state !== 'proposed' || plan.draft.tasks.length === 0) continue;
    const { tasks, ...draft } = plan.draft;
    const proposed = tasks.map((after) => ({ taskId: after.id, before: null, after, why: '' }));
    return { run, taskId, proposal: { ...draft, id: `${run.id} ${taskId} ${draft.at}`, tasks: proposed } };
  }
  return null;
}
