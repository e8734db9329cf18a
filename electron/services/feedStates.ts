import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Feed } from '#shared/contract/serve.ts';

/**
 * The state as a snapshot, then each one that differs from what was told last. Ends with the first that cannot be
 * read, or when `watch` does: it calls `changed` after what may be a change, until its signal aborts.
 */
export async function feedStates<State, Failure>(
  feed: Feed<State, State>,
  first: State,
  read: () => Promise<Result<State, Failure>>,
  signal: AbortSignal,
  watch: (signal: AbortSignal, changed: () => Promise<void>) => Promise<void>,
): Promise<Result<void, Failure>> {
  const ended = new AbortController();
  let told = JSON.stringify(first);
  let end: Result<void, Failure> = ok(undefined);
  feed.snapshot(first);
  await watch(AbortSignal.any([signal, ended.signal]), async () => {
    const state = await read();
    if (!state.ok) {
      end = fail(state.error);
      return ended.abort();
    }
    const seen = JSON.stringify(state.value);
    if (seen !== told) feed.event(state.value);
    told = seen;
  });
  return end;
}
