import { useEffect, useState } from 'react';
import { inWords, useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { RunId } from '#shared/run/run.ts';

type Answer<Call extends (...input: never[]) => Promise<unknown>> = Extract<
  Awaited<ReturnType<Call>>,
  { readonly value: unknown }
>['value'];
export type PullRequestDraft = Answer<OvertureClient['review']['pullRequestDraft']>;
export type PullRequestOpened = Answer<OvertureClient['review']['pullRequest']>;
export type PullRequest = ReturnType<typeof usePullRequest>;

/** The words of a run's pull request, drafted from the spec and then the person's own, until it is opened with them. */
export function usePullRequest(projectId: ProjectId, runId: RunId) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [draft, setDraft] = useState<PullRequestDraft>();
  const [refused, setRefused] = useState<string | null>(null);
  const [words, setWords] = useState({ title: '', body: '' });
  const [opened, setOpened] = useState<PullRequestOpened>();
  useEffect(() => {
    const control = new AbortController();
    void client.review.pullRequestDraft({ projectId, runId }, { signal: control.signal }).then((result) => {
      if (control.signal.aborted) return;
      if (!result.ok) return setRefused(inWords(result.error, describeReviewError));
      setDraft(result.value);
      setWords({ title: result.value.title, body: result.value.body });
    });
    return () => control.abort();
  }, [client, projectId, runId]);
  const title = words.title.trim();
  const open = () =>
    act.run(async () => {
      const result = await client.review.pullRequest({ projectId, runId, title, body: words.body, by });
      if (result.ok) setOpened(result.value);
      return result;
    });
  return { draft, refused, words, setWords, opened, act, canOpen: draft !== undefined && title !== '', open };
}
