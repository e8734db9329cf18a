import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { settledFiles } from '#shared/review/landing/placesToSettle.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { showDialog, useReviewStore } from '../reviewStore.ts';
import { answersOf, forgetPlaces, settleKey, useSettleStore } from './settleStore.ts';
import type { Conflicts } from './useConflicts.ts';

export interface Settling {
  readonly busy: boolean;
  /** Both sides are together, and their checks run. */
  readonly checking: boolean;
  readonly problem: string | null;
  readonly settle: () => Promise<void>;
}

/** Joins both sides as chosen, waits for the checks on them, and asks whether to land. */
export function useSettling(
  projectId: ProjectId,
  attempt: Attempt,
  conflicts: Conflicts,
  readAgain: () => void,
): Settling {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [checking, setChecking] = useState(false);
  const { id: attemptId } = attempt;
  const key = settleKey(projectId, attemptId);

  const settle = async () => {
    if (conflicts.state !== 'shown') return;
    const { tip, commit, places } = conflicts;
    const files = settledFiles(places, answersOf(useSettleStore.getState(), key));
    if (files === null) return;
    let hasMoved = false;
    const done = await act.run(async () => {
      const settled = await client.review.settle({ projectId, attemptId, tip, commit, files, by });
      hasMoved = !settled.ok && settled.error.code === 'landedMeanwhile';
      return settled;
    });
    if (hasMoved) {
      // What came of it is told with the places, once they are read again.
      act.forget();
      readAgain();
    }
    if (!done) return;
    forgetPlaces(key);
    setChecking(true);
    // What the checks say, and whether they could run at all, is told by the review and by what landing asks.
    await client.review.checkAgain({ projectId, attemptId });
    const now = useReviewStore.getState();
    if (now.attemptId === attemptId && now.dialog === 'settle') showDialog('approve');
  };
  return { busy: act.busy, checking, problem: act.problem, settle };
}
