import { useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';

export type Diff =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly files: readonly PatchFile[] }
  | { readonly state: 'refused'; readonly problem: string };

const WAITING: Diff = { state: 'waiting' };

/**
 * The changes of an attempt, read again when it hands in anew and whenever `fresh` changes.
 * The last answer stays in sight meanwhile, so that nothing moves under the reader's eyes.
 */
export function useDiff(projectId: ProjectId, attempt: Attempt, fresh = ''): Diff {
  const client = useClient();
  const [known, setKnown] = useState<{ attemptId: string; diff: Diff }>();
  // The host reads the workspace anew each time, so what makes a new answer likely is part of the question.
  const key = `${attempt.commit ?? ''} ${fresh}`;
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (attemptId: Attempt['id'], _newAs: string) => {
      const result = await client.review.diff({ projectId, attemptId }, { signal: asked.signal });
      if (asked.signal.aborted) return;
      const diff: Diff = result.ok
        ? { state: 'shown', files: parsePatch(result.value.patch) }
        : { state: 'refused', problem: inWords(result.error, describeReviewError) };
      setKnown({ attemptId, diff });
    };
    void ask(attempt.id, key);
    return () => asked.abort();
  }, [client, projectId, attempt.id, key]);
  return known?.attemptId === attempt.id ? known.diff : WAITING;
}
