import { z } from 'zod';

export const taskIdSchema = z
  .string()
  .regex(/^T[1-9]\d{0,5}$/)
  .brand<'TaskId'>();
export type TaskId = z.infer<typeof taskIdSchema>;

export const roleSchema = z.enum(['investigate', 'implement', 'verify', 'critique', 'debug']);
export type Role = z.infer<typeof roleSchema>;

export const estimateSchema = z.enum(['XS', 'S', 'M', 'L', 'XL']);
export type Estimate = z.infer<typeof estimateSchema>;

/** Work one agent can finish alone; the fields are those of plan.yaml (docs/formats). */
export const taskSchema = z
  .object({
    id: taskIdSchema,
    title: z.string(),
    role: roleSchema,
    /** Tasks that must have landed first. */
    needs: z.array(taskIdSchema).readonly(),
    criteria: z.array(z.string()).readonly(),
    /**
     * Globs: what it may change; and, as a hint, what it should read. `src/roles.ts#isAdmin` means one name of
     * that file.
     */
    scope: z
      .object({ change: z.array(z.string()).readonly(), read: z.array(z.string()).readonly() })
      .readonly(),
    /** Names from overture.yaml, or commands. */
    checks: z.array(z.string()).readonly(),
    estimate: estimateSchema,
    agent: z.string().nullable(),
    optional: z.boolean(),
    /** A part of the work that has a plan of its own: the tasks that are within it. */
    group: z.boolean(),
    /** The group it is a part of. */
    within: taskIdSchema.nullable(),
    instructions: z.string(),
  })
  .readonly();
export type Task = z.infer<typeof taskSchema>;

export const patternSchema = z.enum(['assembly-line', 'swarm', 'hierarchical']);
export type Pattern = z.infer<typeof patternSchema>;

/** The DAG of tasks. */
export const planSchema = z
  .object({
    spec: z.string(),
    tasks: z.array(taskSchema).readonly(),
    /** Canvas positions, only of nodes a person has moved. */
    layout: z.record(z.string(), z.tuple([z.number(), z.number()]).readonly()).readonly(),
    /** Pairs of tasks a person lets run at once although both may change the same file. */
    together: z.array(z.tuple([taskIdSchema, taskIdSchema]).readonly()).readonly(),
    /** Pairs of tasks of which the second need not wait for the first, although its code uses what the first changes. */
    dismissed: z.array(z.tuple([taskIdSchema, taskIdSchema]).readonly()).readonly(),
    /** Null while a person has not chosen one, so the recommended pattern counts. */
    pattern: patternSchema.nullable(),
    /** The highest task number the file ever used: ids are never given twice. */
    highestNumber: z.number().int().nonnegative(),
  })
  .readonly();
export type Plan = z.infer<typeof planSchema>;
