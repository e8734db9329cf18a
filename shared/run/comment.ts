import { z } from 'zod';

/** Where a comment hangs; `side` tells the old text's line numbers from the new one's. */
export const commentAnchorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attempt') }),
  z.object({ kind: z.literal('criterion'), criterion: z.string() }),
  z.object({
    kind: z.literal('line'),
    path: z.string(),
    side: z.enum(['old', 'new']),
    line: z.number().int().positive(),
  }),
]);
export type CommentAnchor = z.infer<typeof commentAnchorSchema>;

export const commentSchema = z
  .object({
    id: z.string(),
    anchor: commentAnchorSchema,
    text: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .readonly();
export type Comment = z.infer<typeof commentSchema>;

/** What was made of a comment; `commentId` is one of an earlier attempt. */
export const answerSchema = z
  .object({ commentId: z.string(), text: z.string(), by: z.string(), at: z.iso.datetime() })
  .readonly();
export type Answer = z.infer<typeof answerSchema>;
