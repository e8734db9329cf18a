import { z } from 'zod';

/** What was done about a damaged record of a project, until the person has seen it. */
export const mendingSchema = z
  .object({
    at: z.iso.datetime(),
    /** The folder that holds the damaged file as it was; null when the file was gone. */
    damaged: z.string().nullable(),
    /** Entries that are there again. */
    kept: z.number().int(),
    /** When the newest of them was written; null when there is none. */
    newest: z.iso.datetime().nullable(),
    /** Entries that could be read, but come after one that could not. */
    left: z.number().int(),
  })
  .readonly();
export type Mending = z.infer<typeof mendingSchema>;
