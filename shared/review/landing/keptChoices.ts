import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';
import { LARGEST_TEXT } from '../reviewedFile.ts';

const answer = {
  /** Null while nothing is chosen, or no longer. */
  way: z.enum(['ours', 'theirs', 'both', 'reversed', 'own']).nullable(),
  /** Words of the person's own: kept while another way is chosen, or none yet, so that nothing written is lost. */
  own: z.string().max(LARGEST_TEXT).nullable(),
};
/** How a place is settled: one side, both in either order, or words of one's own. */
export const placeAnswerSchema = z.object(answer).readonly();
export type PlaceAnswer = z.infer<typeof placeAnswerSchema>;

const path = z.string().min(1).max(4096);
const size = z.number().int().nonnegative().nullable();
/** A place told by what stands on its two sides, with what was chosen there. */
const chosenPlaceSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('text'), path, ours: z.string(), theirs: z.string(), ...answer }).readonly(),
  z.object({ kind: z.literal('whole'), path, ours: size, theirs: size, ...answer }).readonly(),
  z.object({ kind: z.literal('stuck'), path, ...answer }).readonly(),
]);
export type ChosenPlace = z.infer<typeof chosenPlaceSchema>;

/** All places where some work meets what has landed, in order, as a person saw them on two commits and chose so far. */
export const keptChoicesSchema = z
  .object({
    tip: commitIdSchema,
    commit: commitIdSchema,
    places: z.array(chosenPlaceSchema).max(10_000).readonly(),
  })
  .readonly();
export type KeptChoices = z.infer<typeof keptChoicesSchema>;
