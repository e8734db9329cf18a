import { useEffect, useMemo } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from '#shared/contract/createClient.ts';
import { createReplyReader } from '#shared/contract/replyReader.ts';
import { createWebSocketChannel } from '#shared/contract/webSocketChannel.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Run } from '#shared/run/run.ts';
import { CodePane } from '#renderer/features/review/CodePane.tsx';
import { buildFiles, buildReview, type Review } from '#renderer/features/review/reviewModel.ts';
import { isWhole, useDiff } from '#renderer/features/review/useDiff.ts';
import { HostProvider } from '#renderer/rpc/ClientContext.tsx';
import { benchContract } from '../benchContract.ts';

/** The review's own pane of changes over a real host, as it is before the analysis has come. */
export async function prepare(root: HTMLElement, { run }: { run: Run }): Promise<() => Promise<void>> {
  const attempt = run.attempts.find(({ taskId }) => taskId === 'T4');
  const review = attempt && buildReview(run, attempt, parseSpec(run.specText));
  if (!review) throw new Error('The run has no such task');
  const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/rpc${location.search}`);
  const client = createClient(createWebSocketChannel(socket), createReplyReader(benchContract));
  await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
  const page = createRoot(root);
  // Nothing but the change is asked of the host here: the rest is reached for only when somebody acts.
  const host = { client, connection: {} } as never;
  return () =>
    new Promise((resolve) =>
      page.render(
        <HostProvider host={host}>
          <Changes run={run} review={review} onWhole={resolve} />
        </HostProvider>,
      ),
    );
}

const WAITING = { state: 'waiting' } as const;

function Changes({ run, review, onWhole }: { run: Run; review: Review; onWhole: () => void }) {
  const diff = useDiff(run.projectId, review.attempt);
  const files = useMemo(
    () => (diff.state === 'shown' ? buildFiles(review, diff.files, WAITING) : []),
    [diff, review],
  );
  const sections = useMemo(() => [{ title: '', files }], [files]);
  const isThere = isWhole(diff);
  useEffect(() => {
    if (isThere) onWhole();
  }, [isThere, onWhole]);
  return (
    <CodePane
      projectId={run.projectId}
      run={run}
      review={review}
      diff={diff}
      files={files}
      sections={sections}
    />
  );
}
