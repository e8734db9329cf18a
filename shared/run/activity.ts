import { z } from 'zod';

/**
 * One entry of an attempt's live activity. Entries with the same `id` replace each other,
 * because agents update what they are doing; a streamed message grows this way.
 */
export const activityEntrySchema = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    kind: z.enum([
      'message',
      'thought',
      'plan',
      'read',
      'search',
      'edit',
      'execute',
      'output',
      'need',
      'note',
      'error',
      'told',
    ]),
    text: z.string(),
    /** Lines for mono display: a command's output, a plan's steps as `done|doing|todo text`. */
    detail: z.string(),
    files: z
      .array(
        z.object({
          path: z.string(),
          added: z.number().int().nullable(),
          removed: z.number().int().nullable(),
        }),
      )
      .readonly(),
    state: z.enum(['going', 'done', 'failed']),
  })
  .readonly();
export type ActivityEntry = z.infer<typeof activityEntrySchema>;
