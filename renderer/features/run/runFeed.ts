import type { Fault } from '#shared/contract/envelope.ts';
import type { RunError } from '#shared/run/contract.ts';
import { evolveRun } from '#shared/run/evolveRun.ts';
import type { Run, RunId } from '#shared/run/run.ts';
import type { RunEvent } from '#shared/run/runEvent.ts';

/** What the page knows of a spec's newest run. */
export type RunFeed =
  | { readonly state: 'waiting' }
  | { readonly state: 'live'; readonly run: Run | null }
  | { readonly state: 'ended'; readonly error: RunError | Fault | null };

/** The feed after one more event. A new run takes the place of the old one, whose late events say nothing here. */
export function applyRunEvent(
  feed: RunFeed,
  { runId, event }: { readonly runId: RunId; readonly event: RunEvent },
): RunFeed {
  if (feed.state !== 'live') return feed;
  if (event.body.type === 'runStarted') return { state: 'live', run: evolveRun(null, event) };
  if (feed.run?.id !== runId) return feed;
  return { state: 'live', run: evolveRun(feed.run, event) };
}
