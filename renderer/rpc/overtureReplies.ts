import { overtureContract } from '#shared/contract/overtureContract.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';

/** Reads all that the host says. Loaded apart: making the schemas of every feature takes longer than the first screen. */
export const overtureReplies = createReplyReader(overtureContract);
