import { useCallback, useEffect, useRef, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { AttemptId } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';
import { type ChoiceKeeper, startChoiceKeeper } from './keepChoices.ts';
import { settleKey } from './settleStore.ts';

export interface KeptBehind {
  /** Why the last choice will not outlast the page. */
  readonly problem: string | null;
  readonly flush: () => void;
}

/** Has the host keep what is chosen for a work while its places are in view. */
export function useChoiceKeeper(projectId: ProjectId, attemptId: AttemptId): KeptBehind {
  const client = useClient();
  const [problem, setProblem] = useState<string | null>(null);
  const keeper = useRef<ChoiceKeeper>(undefined);
  useEffect(() => {
    const started = startChoiceKeeper(settleKey(projectId, attemptId), async (choices) => {
      const kept = await client.review.keepChoices({ projectId, attemptId, choices });
      setProblem(kept.ok ? null : inWords(kept.error, describeReviewError));
      return kept.ok;
    });
    keeper.current = started;
    const keepNow = () => started.flush();
    window.addEventListener('pagehide', keepNow);
    return () => {
      window.removeEventListener('pagehide', keepNow);
      started.stop();
    };
  }, [client, projectId, attemptId]);
  const flush = useCallback(() => keeper.current?.flush(), []);
  return { problem, flush };
}
