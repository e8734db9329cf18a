import { z } from 'zod';

/** Longest run of words kept on each side of what is commented on, in UTF-16 units. */
export const CONTEXT_LENGTH = 300;

/**
 * Where a comment stands: words of one block, with the words around them as they were. Re-anchored by `placeAnchor`,
 * so that it needs no offset and holds after any edit made anywhere.
 */
export const anchorSchema = z
  .object({
    /** The key of the block: an id such as AC-1.2, or its list and place. */
    block: z.string().min(1).max(200),
    quote: z.string().min(1).max(20_000),
    before: z.string().max(CONTEXT_LENGTH),
    after: z.string().max(CONTEXT_LENGTH),
  })
  .readonly();
export type Anchor = z.infer<typeof anchorSchema>;

const who = { id: z.string().min(1).max(100), by: z.string().max(200), at: z.iso.datetime() };
const words = z.string().min(1).max(20_000);

/** Facts about comments, a line each in `comments.jsonl`; nothing is ever changed in place. */
export const commentFactSchema = z.discriminatedUnion('type', [
  /** Opens a thread; words of several blocks have a place each. `id` names the thread too. */
  z.object({ type: z.literal('comment'), ...who, places: z.array(anchorSchema).min(1).max(50), text: words }),
  z.object({ type: z.literal('reply'), ...who, thread: z.string(), text: words }),
  z.object({ type: z.literal('resolved'), ...who, thread: z.string() }),
  z.object({ type: z.literal('reopened'), ...who, thread: z.string() }),
  /** Somebody approved the text with this SHA-256, in hex; `note` is what they wanted on record. */
  z.object({ type: z.literal('approved'), ...who, hash: z.string(), note: z.string().max(20_000) }),
]);
export type CommentFact = z.infer<typeof commentFactSchema>;

export const remarkSchema = z
  .object({ id: z.string(), by: z.string(), at: z.iso.datetime(), text: z.string() })
  .readonly();
export type Remark = z.infer<typeof remarkSchema>;

export const threadSchema = z
  .object({
    id: z.string(),
    places: z.array(anchorSchema).readonly(),
    /** The comment and its replies, oldest first. */
    remarks: z.array(remarkSchema).min(1).readonly(),
    /** Who settled it and when; null while it is open. */
    resolved: z.object({ by: z.string(), at: z.iso.datetime() }).nullable(),
  })
  .readonly();
export type Thread = z.infer<typeof threadSchema>;
