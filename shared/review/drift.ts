import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';
import { runIdSchema } from '#shared/run/run.ts';

export const shownPlaceSchema = z
  .object({ path: z.string(), ranges: z.array(z.tuple([z.number(), z.number()]).readonly()).readonly() })
  .readonly();
export type ShownPlace = z.infer<typeof shownPlaceSchema>;

/** What a spec remembers of its landed work: facts of the stream `shown:<spec>`. */
export const driftFactSchema = z.discriminatedUnion('type', [
  /** Which lines of `commit` show each criterion. */
  z.object({
    type: z.literal('remembered'),
    runId: runIdSchema,
    commit: commitIdSchema,
    criteria: z.array(z.object({ criterion: z.string(), places: z.array(shownPlaceSchema) })),
  }),
  /** A person has looked at a criterion as it is at `commit`. */
  z.object({
    type: z.literal('lookedAgain'),
    criterion: z.string(),
    commit: commitIdSchema,
    places: z.array(shownPlaceSchema),
    by: z.string(),
  }),
]);
export type DriftFact = z.infer<typeof driftFactSchema>;

/** A criterion to be looked at again: the first commit since that changed lines which show it. */
export const driftSchema = z
  .object({
    criterion: z.string(),
    path: z.string(),
    commit: commitIdSchema,
    /** The commit just before it. */
    before: commitIdSchema,
    subject: z.string(),
    by: z.string(),
    at: z.string(),
  })
  .readonly();
export type Drift = z.infer<typeof driftSchema>;

export function shownStream(specId: string): string {
  return `shown:${specId}`;
}
