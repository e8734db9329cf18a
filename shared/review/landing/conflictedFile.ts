import { z } from 'zod';

/** A file in which two works meet; `parts` is null where there is no text to choose from. */
export const conflictedFileSchema = z
  .object({
    path: z.string(),
    parts: z
      .array(
        z.discriminatedUnion('kind', [
          z.object({ kind: z.literal('agreed'), text: z.string() }).readonly(),
          z.object({ kind: z.literal('place'), ours: z.string(), theirs: z.string() }).readonly(),
        ]),
      )
      .readonly()
      .nullable(),
    /** Criteria that the landed side and the attempt’s side were made for. */
    ours: z.array(z.string()).readonly(),
    theirs: z.array(z.string()).readonly(),
  })
  .readonly();
export type ConflictedFile = z.infer<typeof conflictedFileSchema>;

export const placeChoiceSchema = z.union([
  z.enum(['ours', 'theirs', 'both']),
  z.object({ text: z.string().max(1_000_000) }),
]);
