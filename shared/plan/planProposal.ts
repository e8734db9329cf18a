import { z } from 'zod';
import { newPlanText } from './newPlanText.ts';
import { type TaskId, taskIdSchema, taskSchema } from './plan.ts';
import type { PlanEdit } from './planEdit.ts';

/** One task that is proposed: new (`before` is null), otherwise than it is, or gone (`after` is null). */
export const proposedTaskSchema = z
  .object({
    taskId: taskIdSchema,
    before: taskSchema.nullable(),
    after: taskSchema.nullable(),
    /** Why, in one sentence; empty where there is nothing to say. */
    why: z.string(),
  })
  .readonly();
export type ProposedTask = z.infer<typeof proposedTaskSchema>;

/** A plan, or a part of one, that somebody proposes. Nothing of it counts before a person takes it. */
export const planProposalSchema = z
  .object({
    id: z.string(),
    /** `rules` need no model. */
    source: z.enum(['rules', 'model', 'agent']),
    /** Who proposes, such as “gpt-5 at api.example.com”. */
    by: z.string(),
    at: z.iso.datetime(),
    /** In the order of the plan to come. */
    tasks: z.array(proposedTaskSchema).readonly(),
    /** What to know before taking it, such as why the rules spoke instead of the model. */
    notice: z.string().nullable(),
  })
  .readonly();
export type PlanProposal = z.infer<typeof planProposalSchema>;

/** The edit that takes these tasks of a proposal; null takes all of it. */
export function takeProposal(
  { tasks }: PlanProposal,
  ids: readonly TaskId[] | null,
): Extract<PlanEdit, { kind: 'adopt' }> {
  const taken = tasks.filter(({ taskId }) => ids === null || ids.includes(taskId));
  return {
    kind: 'adopt',
    added: taken.flatMap(({ before, after }) => (before === null && after ? [after] : [])),
    changed: taken.flatMap(({ before, after }) => (before && after ? [after] : [])),
    removed: taken.flatMap(({ taskId, after }) => (after === null ? [taskId] : [])),
  };
}

/** The text of a plan.yaml that holds these tasks of a proposal, where there is none yet. */
export function planTextOf(specId: string, proposal: PlanProposal, ids: readonly TaskId[] | null): string {
  const { added } = takeProposal(proposal, ids);
  const known = new Set(added.map(({ id }) => id));
  const tasks = added.map((task) => ({
    ...task,
    needs: task.needs.filter((need) => known.has(need)),
    within: task.within !== null && known.has(task.within) ? task.within : null,
  }));
  return newPlanText({ spec: specId, tasks });
}
