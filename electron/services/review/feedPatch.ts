import { setImmediate } from 'node:timers/promises';
import { ok, type Result } from '#shared/contract/result.ts';
import type { Feed } from '#shared/contract/serve.ts';
import type { PatchBeginning, PatchPart, ReviewError } from '#shared/review/contract.ts';

/** Characters of a patch in one message: few enough that what else a page waits for comes between two of them. */
const PART = 1024 * 1024;

/**
 * Feeds a patch to a page: its beginning as soon as there is one, then all of it in parts. `read` gives the whole, and
 * may tell the beginning before.
 */
export async function feedPatch(
  feed: Feed<PatchBeginning, PatchPart>,
  signal: AbortSignal,
  read: (onBeginning: (patch: string) => void) => Promise<Result<{ patch: string }, ReviewError>>,
): Promise<Result<void, ReviewError>> {
  let isBegun = false;
  const answer = await read((patch) => {
    isBegun = true;
    feed.snapshot({ patch, whole: false });
  });
  if (!answer.ok) return answer;
  const { patch } = answer.value;
  if (!isBegun) feed.snapshot({ patch, whole: true });
  else
    for (let at = 0; at < patch.length && !signal.aborted; at += PART) {
      feed.event({ patch: patch.slice(at, at + PART) });
      await setImmediate();
    }
  return ok(undefined);
}
