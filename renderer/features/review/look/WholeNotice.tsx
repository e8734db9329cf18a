import { Notice } from '#renderer/ui/Notice.tsx';
import { leftToLand } from '#shared/review/decideReview.ts';
import type { Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';

/** Where the whole stands: what is still to land, what keeps it from the person's branch, and its pull request. */
export function WholeNotice({ run }: { run: Run }) {
  const left = leftToLand(run);
  const failing = run.combined?.commit === run.integrationCommit ? run.combined.checks : [];
  const failed = failing.filter(({ passed }) => !passed).map(({ name }) => `“${name}”`);
  return (
    <>
      {run.mergedCommit === null && left.length > 0 && (
        <Notice compact tone="plain">
          {listOf(left)} {left.length === 1 ? 'has' : 'have'} not landed yet. You see what has.
        </Notice>
      )}
      {failed.length > 0 && (
        <Notice compact tone="bad">
          {listOf(failed)} {failed.length === 1 ? 'fails' : 'fail'} on all of it together.
        </Notice>
      )}
      {run.mergeProblem !== null && <Notice compact>{run.mergeProblem}</Notice>}
      {run.pullRequest && <RequestNotice run={run} request={run.pullRequest} />}
    </>
  );
}

function RequestNotice({ run, request }: { run: Run; request: NonNullable<Run['pullRequest']> }) {
  const { url, opened, by } = request;
  const words = opened
    ? `${by} opened a pull request with it.`
    : url === null
      ? `${by} pushed ${run.integrationBranch}. Its remote has no page for pull requests.`
      : `${by} pushed ${run.integrationBranch}. The pull request is opened on its host’s page.`;
  return (
    <Notice
      compact
      tone="plain"
      actions={
        url !== null && (
          <a href={url} target="_blank" rel="noreferrer">
            {opened ? 'See it' : 'Open the page'}
          </a>
        )
      }
    >
      {words}
    </Notice>
  );
}
