import { z } from 'zod';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { attemptIdSchema, taskStateSchema } from './run.ts';

/** A private copy on disk in which an attempt works or has worked. */
export const workspaceInfoSchema = z
  .object({
    attemptId: attemptIdSchema,
    taskId: taskIdSchema,
    title: z.string(),
    runNumber: z.number().int().positive(),
    state: taskStateSchema,
    path: z.string(),
    /** On disk, linked files counted once; null when it could not be measured. */
    bytes: z.number().int().nonnegative().nullable(),
  })
  .readonly();
export type WorkspaceInfo = z.infer<typeof workspaceInfoSchema>;

/** Unsaved work of a workspace that was put away. */
export const keptWorkSchema = z
  .object({ ref: z.string(), commit: z.string(), date: z.iso.datetime() })
  .readonly();
export type KeptWork = z.infer<typeof keptWorkSchema>;
