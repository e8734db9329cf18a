import { z } from 'zod';
import { taskSchema } from '#shared/plan/plan.ts';

/** The inside of a group as somebody would plan it. Nothing of it counts before it is taken. */
export const groupDraftSchema = z
  .object({
    /** `rules` need no model. */
    source: z.enum(['rules', 'model', 'agent']),
    /** Who planned it, such as “gpt-5 at api.example.com”. */
    by: z.string(),
    /** What to know before taking it, such as why the rules spoke instead of the model. */
    notice: z.string().nullable(),
    /** As they would stand in plan.yaml. */
    tasks: z.array(taskSchema).readonly(),
    at: z.iso.datetime(),
  })
  .readonly();
export type GroupDraft = z.infer<typeof groupDraftSchema>;

/** How far the planning of a group is, whose turn has come. */
export const groupPlanSchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('planning') }).readonly(),
  z.object({ state: z.literal('proposed'), draft: groupDraftSchema }).readonly(),
]);
export type GroupPlan = z.infer<typeof groupPlanSchema>;

/** What a person says to a plan of a group's inside. `again` asks whoever plans, `rules` the rules alone. */
export const groupAnswerSchema = z.enum(['take', 'again', 'rules', 'whole']);
export type GroupAnswer = z.infer<typeof groupAnswerSchema>;
