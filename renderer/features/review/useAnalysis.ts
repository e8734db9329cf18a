import { useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ReviewAnalysis } from '#shared/review/analysis.ts';
import type { Attempt } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';

/** `refused`: the signs that the page itself can read have to do. */
export type Analysis =
  | { readonly state: 'waiting' }
  | { readonly state: 'known'; readonly analysis: ReviewAnalysis }
  | { readonly state: 'refused' };

const WAITING: Analysis = { state: 'waiting' };

/**
 * What each hunk of an attempt serves; asked anew when what it rests on changes, with the last answer in sight meanwhile.
 * It waits until `ready`, so that the change itself is read first.
 */
export function useAnalysis(projectId: ProjectId, attempt: Attempt, ready: boolean): Analysis {
  const client = useClient();
  const [known, setKnown] = useState<{ attemptId: string; analysis: Analysis }>();
  const key = JSON.stringify([
    attempt.commit,
    attempt.evidence.length,
    attempt.checks.map(({ commit, passed }) => [commit, passed]),
    attempt.overrulings.length,
    attempt.allowedPaths.length,
    attempt.tags,
  ]);
  useEffect(() => {
    if (!ready) return;
    const asked = new AbortController();
    const ask = async (attemptId: Attempt['id'], _newAs: string) => {
      const result = await client.review.analysis({ projectId, attemptId }, { signal: asked.signal });
      if (asked.signal.aborted) return;
      const analysis: Analysis = result.ok
        ? { state: 'known', analysis: result.value }
        : { state: 'refused' };
      setKnown({ attemptId, analysis });
    };
    void ask(attempt.id, key);
    return () => asked.abort();
  }, [client, projectId, attempt.id, key, ready]);
  return known?.attemptId === attempt.id ? known.analysis : WAITING;
}
