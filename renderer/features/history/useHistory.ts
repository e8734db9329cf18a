import { useMemo } from 'react';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { evolveRun } from '#shared/run/evolveRun.ts';
import type { Run } from '#shared/run/run.ts';
import type { RunEvent } from '#shared/run/runEvent.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { historyEntries } from './historyEntries.ts';

/** All that is told of a spec: its text, its interview, its run and the words about it, and what came of them when. */
export function useHistory(input: SpecScreenProps) {
  const client = useClient();
  const spec = useFeed(client.spec.watch, input, latest);
  const comments = useFeed(client.spec.watchComments, input, latest);
  const interview = useFeed(client.interview.watch, input, latest);
  const runs = useFeed(client.run.watch, input, withRunEvent);
  const run = runs.state === 'live' ? runs.value.run : null;
  const state = spec.state === 'live' ? spec.value : undefined;
  const document = useMemo(() => (state ? parseSpec(state.text) : undefined), [state]);
  const threads = useMemo(() => (comments.state === 'live' ? comments.value.threads : []), [comments]);
  const entries = useMemo(
    () =>
      state && document
        ? historyEntries(state, document, interview.state === 'live' ? interview.value : null, run, threads)
        : [],
    [state, document, interview, run, threads],
  );
  const error = spec.state === 'ended' ? spec.error : undefined;
  return { state, document, threads, run, entries, error };
}

function withRunEvent(
  before: { run: Run | null },
  { runId, event }: { runId: Run['id']; event: RunEvent },
): { run: Run | null } {
  if (event.body.type === 'runStarted') return { run: evolveRun(null, event) };
  return before.run?.id === runId ? { run: evolveRun(before.run, event) } : before;
}
