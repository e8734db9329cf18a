import { z } from 'zod';
import { taskIdSchema } from './plan.ts';

/** One thing that is otherwise than when the task was planned. */
export const staleReasonSchema = z
  .object({
    kind: z.enum(['file', 'symbol', 'criterion', 'assumption', 'rule', 'landed']),
    /** The path, the name, the id of what changed. */
    about: z.string(),
    /** A plain sentence. */
    text: z.string(),
  })
  .readonly();
export type StaleReason = z.infer<typeof staleReasonSchema>;

/** A task that was planned for something that is otherwise now. */
export const staleTaskSchema = z
  .object({ taskId: taskIdSchema, reasons: z.array(staleReasonSchema).min(1).readonly() })
  .readonly();
export type StaleTask = z.infer<typeof staleTaskSchema>;
