import { z } from 'zod';

/** Characters of the largest file that is shown whole and edited. */
export const LARGEST_TEXT = 1024 * 1024;
/** Bytes of the largest picture that is shown. */
export const LARGEST_PICTURE = 4 * 1024 * 1024;

const bytes = z.number().int().nonnegative();
/** Names the content: what is edited must still be it. */
const id = z.string();

/** One side of a change. */
export const fileSideSchema = z.discriminatedUnion('kind', [
  /** `exact` is false when the bytes are no clean UTF-8, so that writing the text back would change them. */
  z.object({ kind: z.literal('text'), id, bytes, text: z.string(), exact: z.boolean() }),
  /** `data` is base64; it is only ever drawn as a picture. */
  z.object({ kind: z.literal('picture'), id, bytes, type: z.string(), data: z.string() }),
  z.object({ kind: z.literal('binary'), id, bytes }),
  z.object({ kind: z.literal('tooLarge'), id, bytes }),
  z.object({ kind: z.literal('link'), target: z.string() }),
  z.object({ kind: z.literal('submodule'), commit: z.string() }),
]);
export type FileSide = z.infer<typeof fileSideSchema>;

/** A file of an attempt at its base and in the work; null on the side that has none. */
export const reviewedFileSchema = z
  .object({
    path: z.string(),
    /** Set when the work renamed it. */
    oldPath: z.string().nullable(),
    before: fileSideSchema.nullable(),
    after: fileSideSchema.nullable(),
    /** Why it cannot be edited, in a sentence; null when it can. */
    fixed: z.string().nullable(),
  })
  .readonly();
export type ReviewedFile = z.infer<typeof reviewedFileSchema>;
