import { z } from 'zod';
import { roleSchema, taskIdSchema } from '#shared/plan/plan.ts';

export const taskStateSchema = z.enum([
  'draft',
  'ready',
  'held',
  'planning',
  'queued',
  'preparing',
  'running',
  'needsYou',
  'checking',
  'verifying',
  'inReview',
  'sentBack',
  'approved',
  'landing',
  'landed',
  'failed',
  'interrupted',
  'conflicted',
  'cancelled',
]);
export type TaskState = z.infer<typeof taskStateSchema>;

/** What a task was when the run started: a run works from one version of the plan. */
export const runTaskSchema = z
  .object({
    id: taskIdSchema,
    title: z.string(),
    role: roleSchema,
    needs: z.array(taskIdSchema).readonly(),
    criteria: z.array(z.string()).readonly(),
    change: z.array(z.string()).readonly(),
    read: z.array(z.string()).readonly(),
    checks: z.array(z.string()).readonly(),
    minutes: z.number(),
    agentId: z.string(),
    /** A person chose the agent when they started the run, so it needs no tick for the role. */
    byHand: z.boolean().default(false),
    instructions: z.string(),
    optional: z.boolean(),
    /** Tasks that a person lets run beside it although both may change the same files. */
    beside: z.array(taskIdSchema).readonly(),
    /** Counted from 1. */
    wave: z.number().int().positive(),
    /** A part of the work whose inside nobody has planned yet: it is planned when its turn comes. */
    group: z.boolean().default(false),
    /** The group it was planned for as a part of. */
    within: taskIdSchema.nullable().default(null),
  })
  .readonly();
export type RunTask = z.infer<typeof runTaskSchema>;
