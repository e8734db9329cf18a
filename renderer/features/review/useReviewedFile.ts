import { useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ReviewedFile } from '#shared/review/reviewedFile.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';

export type WholeFile =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly file: ReviewedFile }
  | { readonly state: 'refused'; readonly problem: string };

const WAITING: WholeFile = { state: 'waiting' };

/** Both sides of one file of an attempt, read again when the work changes; the last answer stays in sight meanwhile. */
export function useReviewedFile(
  projectId: ProjectId,
  attempt: Attempt,
  path: string,
  as: 'text' | 'picture',
): { readonly whole: WholeFile; readonly readAgain: () => void } {
  const client = useClient();
  const [known, setKnown] = useState<{ name: string; whole: WholeFile }>();
  const [asked, setAsked] = useState(0);
  const { id: attemptId, commit } = attempt;
  const name = `${attemptId} ${path}`;
  const version = `${commit ?? ''} ${asked}`;
  useEffect(() => {
    const asking = new AbortController();
    const ask = async (_newAs: string) => {
      const result = await client.review.file({ projectId, attemptId, path, as }, { signal: asking.signal });
      if (asking.signal.aborted) return;
      const whole: WholeFile = result.ok
        ? { state: 'shown', file: result.value }
        : { state: 'refused', problem: inWords(result.error, describeReviewError) };
      setKnown({ name, whole });
    };
    void ask(version);
    return () => asking.abort();
  }, [client, projectId, attemptId, path, as, name, version]);
  return {
    whole: known?.name === name ? known.whole : WAITING,
    readAgain: () => setAsked((times) => times + 1),
  };
}
