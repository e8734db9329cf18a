import { z } from 'zod';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { attemptIdSchema } from '#shared/run/run.ts';

const rangeSchema = z.tuple([z.number().int(), z.number().int()]).readonly().nullable();

/** A file in which an attempt meets landed work: its places, and the tasks that changed it. */
export const fileConflictSchema = z
  .object({
    path: z.string(),
    places: z.array(z.object({ ours: rangeSchema, theirs: rangeSchema }).readonly()).readonly(),
    with: z.array(taskIdSchema).readonly(),
  })
  .readonly();
export type FileConflict = z.infer<typeof fileConflictSchema>;

export const plannedLandingSchema = z
  .object({
    attemptId: attemptIdSchema,
    taskId: taskIdSchema,
    /** `waits`: a task that it needs does not land before it. */
    lands: z.enum(['clean', 'conflicts', 'waits']),
    conflicts: z.array(fileConflictSchema).readonly(),
    /** Whether it meets work that has landed already, so that a person can settle it now. */
    isSettleable: z.boolean(),
    /** The forecast in words, such as “lands cleanly”. */
    words: z.string(),
    /** Why it stands at this place, in a sentence. */
    why: z.string(),
  })
  .readonly();
export type PlannedLanding = z.infer<typeof plannedLandingSchema>;

/** Dry runs of landing in an order, each on top of those before it. */
export const landingPlanSchema = z
  .object({
    /** In the order asked for, or proposed. */
    places: z.array(plannedLandingSchema).readonly(),
    proposed: z.array(attemptIdSchema).readonly(),
    isProposed: z.boolean(),
    /** How the proposed order does better than this one or than that of approval, in a sentence; empty when it does not. */
    gain: z.string(),
  })
  .readonly();
export type LandingPlan = z.infer<typeof landingPlanSchema>;
