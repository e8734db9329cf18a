import type { Fault } from './envelope.ts';
import type { ReplyPart } from './replyReader.ts';
import { fail, type Result } from './result.ts';

/** Reads a part of the replies to one method. */
export type ReadPart = (part: ReplyPart, value: unknown) => Result<unknown, Fault>;

/** The failure that a refusal stands for, or the fault that it cannot be read. */
export function readRefusal(error: unknown, read: ReadPart): Result<never, unknown> {
  const understood = read('error', error);
  return fail(understood.ok ? understood.value : understood.error);
}
