import { createRoot } from 'react-dom/client';
import { flushSync } from 'react-dom';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { CodePane } from '#renderer/features/review/CodePane.tsx';
import { buildFiles, buildReview } from '#renderer/features/review/reviewModel.ts';
import { HostProvider } from '#renderer/rpc/ClientContext.tsx';

/** The review's own pane of changes, as it is before the analysis has come. */
export function show(root: HTMLElement, { patch, run }: { patch: string; run: Run }): Promise<void> {
  const attempt = run.attempts.find(({ taskId }) => taskId === 'T4') as Attempt;
  const review = buildReview(run, attempt, parseSpec(run.specText));
  if (!review) throw new Error('The run has no such task');
  const parsed = parsePatch(patch);
  const files = buildFiles(review, parsed, { state: 'waiting' });
  // Nothing is asked of a host here: it is reached for only when somebody acts.
  const host = { client: {}, connection: {} } as never;
  const page = createRoot(root);
  flushSync(() =>
    page.render(
      <HostProvider host={host}>
        <CodePane
          projectId={run.projectId}
          run={run}
          review={review}
          diff={{ state: 'shown', files: parsed }}
          files={files}
          sections={[{ title: '', files }]}
        />
      </HostProvider>,
    ),
  );
  return Promise.resolve();
}
