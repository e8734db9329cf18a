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

/** What happened, what is safe, and what to look at. `timeOf` writes a time as the person's system does. */
export function describeMending(
  { damaged, kept, newest, left }: Mending,
  timeOf: (at: string) => string,
): readonly string[] {
  const how = damaged ? 'was damaged on the disk' : 'was gone from the disk';
  const what = 'Overture’s record of this project (its runs, approvals and answers)';
  const outcome = newest
    ? `and has been put together again: ${kept === 1 ? 'one entry is' : `${kept} entries are`} there, the newest of ${timeOf(newest)}. What happened after that may be missing.`
    : 'and nothing of it could be read, so a new one was begun.';
  const leftOut =
    left > 0 ? `${left === 1 ? 'One later entry' : `${left} later entries`} did not fit any more.` : null;
  return [
    `${what} ${how} ${outcome}`,
    'Your code, specs and plans are in the repository and were not touched.',
    ...(leftOut ? [leftOut] : []),
    ...(damaged ? [`The damaged file is kept in ${damaged}.`] : []),
  ];
}
