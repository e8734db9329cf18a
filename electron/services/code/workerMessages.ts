import { z } from 'zod';
import { planCodeSchema } from '#shared/plan/planCode.ts';
import { codeStatusSchema, foundFileSchema } from '#shared/code/code.ts';
import { taskCodeQuestionSchema, taskCodeSchema } from '#shared/code/taskCode.ts';

/** What a worker is started with; `trusted` decides the git engine and can change later. */
export const workerStartSchema = z.object({
  root: z.string(),
  databaseFile: z.string(),
  trusted: z.boolean(),
  program: z.object({ path: z.string(), version: z.string() }).nullable(),
});
export type WorkerStart = z.infer<typeof workerStartSchema>;

export const toWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('update'), trusted: z.boolean() }),
  z.object({
    type: z.literal('find'),
    id: z.number(),
    query: z.string(),
    limit: z.number(),
    without: z.string().nullable(),
  }),
  z.object({ type: z.literal('look'), id: z.number(), globs: z.array(z.string()) }),
  z.object({ type: z.literal('forTask'), id: z.number(), asked: taskCodeQuestionSchema }),
  z.object({ type: z.literal('cancel') }),
  z.object({ type: z.literal('close') }),
]);
export type ToWorker = z.infer<typeof toWorkerSchema>;

export const fromWorkerSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('status'), status: codeStatusSchema }),
  z.object({ type: z.literal('found'), id: z.number(), files: z.array(foundFileSchema) }),
  z.object({ type: z.literal('looked'), id: z.number(), code: planCodeSchema }),
  z.object({ type: z.literal('knownForTask'), id: z.number(), code: taskCodeSchema }),
  z.object({ type: z.literal('notFound'), id: z.number(), reason: z.string() }),
  z.object({ type: z.literal('closed') }),
]);
export type FromWorker = z.infer<typeof fromWorkerSchema>;
