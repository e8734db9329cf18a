import { z } from 'zod';
import { taskIdSchema } from '#shared/plan/plan.ts';

/** Bytes of a side's file; null where that side has none. */
const sizeSchema = z.number().int().nonnegative().nullable();

/**
 * A file in which two works meet. Without text to choose from, `parts` is null and one side's whole file is chosen;
 * where no such choice is possible either, as for a folder that meets a file, `whole` is null too.
 */
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
    whole: z.object({ ours: sizeSchema, theirs: sizeSchema }).readonly().nullable(),
    /** Tasks whose landed work is in the file. */
    landedBy: z.array(taskIdSchema).readonly(),
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
/** One choice for each place of a file, in order; for a whole file one that is a side. */
export const settledFileSchema = z
  .object({ path: z.string(), choices: z.array(placeChoiceSchema).readonly() })
  .readonly();
export type SettledFile = z.infer<typeof settledFileSchema>;
