import { useCallback, useEffect, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { type PlaceToSettle, placesToSettle } from '#shared/review/landing/placesToSettle.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';
import { type MovedOn, settleKey, takePlaces } from './settleStore.ts';

export type Conflicts =
  | { readonly state: 'waiting' }
  | {
      readonly state: 'shown';
      /** What the choices are made on: the landed side, and the work. */
      readonly tip: string;
      readonly commit: string;
      readonly places: readonly PlaceToSettle[];
      /** Set when a side has changed since the person chose. */
      readonly moved: MovedOn | null;
    }
  | { readonly state: 'refused'; readonly problem: string };

const WAITING: Conflicts = { state: 'waiting' };

/** Where an attempt meets landed work, read again when other work lands and when `readAgain` is called. */
export function useConflicts(
  projectId: ProjectId,
  run: Run,
  attempt: Attempt,
): { readonly conflicts: Conflicts; readonly readAgain: () => void } {
  const client = useClient();
  const [known, setKnown] = useState<Conflicts>(WAITING);
  const [round, setRound] = useState(0);
  const on = `${run.integrationCommit ?? ''} ${attempt.commit ?? ''} ${round}`;
  useEffect(() => {
    const asked = new AbortController();
    const ask = async (attemptId: Attempt['id'], _on: string) => {
      const result = await client.review.conflicts({ projectId, attemptId }, { signal: asked.signal });
      if (asked.signal.aborted) return;
      if (!result.ok) {
        setKnown({ state: 'refused', problem: inWords(result.error, describeReviewError) });
        return;
      }
      const { tip, commit, files, kept } = result.value;
      const places = placesToSettle(files);
      const moved = takePlaces(settleKey(projectId, attemptId), { tip, commit }, places, kept);
      setKnown({ state: 'shown', tip, commit, places, moved });
    };
    void ask(attempt.id, on);
    return () => asked.abort();
  }, [client, projectId, attempt.id, on]);
  const readAgain = useCallback(() => setRound((last) => last + 1), []);
  return { conflicts: known, readAgain };
}
