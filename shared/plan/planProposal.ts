import { z } from 'zod';
import { taskIdSchema, taskSchema } from './plan.ts';

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
