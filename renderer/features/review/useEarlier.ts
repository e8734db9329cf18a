import { useEffect, useMemo, useState } from 'react';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { type Earlier, earlierComments, type FollowedComment } from './earlierComments.ts';

const NONE: readonly FollowedComment[] = [];

/** What was said of the attempts that this one goes on from, and where that is in its work. */
export function useEarlier(projectId: ProjectId, run: Run, attempt: Attempt): Earlier {
  const client = useClient();
  const by = useActor();
  const [known, setKnown] = useState<{ key: string; followed: readonly FollowedComment[] }>();
  const { id: attemptId, commit, continues } = attempt;
  const key = `${attemptId} ${commit ?? ''}`;
  useEffect(() => {
    if (continues === null) return;
    const control = new AbortController();
    void client.review
      .earlierComments({ projectId, attemptId }, { signal: control.signal })
      .then((result) => {
        // Where no place is known the comments are told beside the code, with their old place.
        if (!control.signal.aborted && result.ok) setKnown({ key, followed: result.value });
      });
    return () => control.abort();
  }, [client, projectId, attemptId, continues, key]);
  const followed = known?.key === key ? known.followed : NONE;
  return useMemo(
    (): Earlier => ({
      comments: earlierComments(run, attempt, followed),
      async answer(commentId, text) {
        const result = await client.review.answerComment({ projectId, attemptId, commentId, text, by });
        return result.ok ? null : inWords(result.error, describeReviewError);
      },
    }),
    [run, attempt, followed, client, projectId, attemptId, by],
  );
}
