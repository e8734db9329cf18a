import { useCallback, useEffect, useState } from 'react';
import { asTaskId } from '#renderer/features/plan/asTaskId.ts';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { Look } from '#renderer/app/route.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { BranchReviewed } from '#shared/review/branchProcedures.ts';
import type { BranchComment, KeptReport } from '#shared/review/look.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { RunId } from '#shared/run/run.ts';

export type LookedAt = BranchReviewed & {
  readonly reports: readonly KeptReport[];
  readonly comments: readonly BranchComment[];
};
export type LookState =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly reviewed: LookedAt }
  | { readonly state: 'refused'; readonly code: string; readonly problem: string };

type Place = { readonly projectId: ProjectId; readonly specId: SpecId };
export type BranchLook = Extract<Look, { kind: 'branch' }>;

const WAITING: LookState = { state: 'waiting' };

/** A branch as it is when asked: it stays as it was in the reader's sight until `again` is called. */
export function useBranchLook({ projectId, specId }: Place, { base, head, taskId }: BranchLook) {
  const ask = useCallback(
    (client: OvertureClient, signal: AbortSignal) =>
      client.review.branch({ projectId, specId, base, head, taskId: asTaskId(taskId) }, { signal }),
    [projectId, specId, base, head, taskId],
  );
  return useAsked(ask, null);
}

/** All that a run has landed; `commit` names it, so that another landing is another look. */
export function useWholeLook(projectId: ProjectId, runId: RunId, commit: string) {
  const ask = useCallback(
    async (client: OvertureClient, signal: AbortSignal) => {
      const result = await client.review.whole({ projectId, runId }, { signal });
      return result.ok
        ? { ok: true as const, value: { ...result.value, reports: [], comments: [] } }
        : result;
    },
    [projectId, runId],
  );
  return useAsked(ask, commit);
}

type Answer = Awaited<ReturnType<OvertureClient['review']['branch']>>;

/** The last answer stays in sight while a new one is on its way. */
function useAsked(
  ask: (client: OvertureClient, signal: AbortSignal) => Promise<Answer>,
  /** What is asked about, where the question does not say it. */
  commit: string | null,
) {
  const client = useClient();
  const [known, setKnown] = useState<{
    ask: typeof ask;
    commit: string | null;
    times: number;
    look: LookState;
  }>();
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const control = new AbortController();
    void ask(client, control.signal).then((result) => {
      if (control.signal.aborted) return;
      const look: LookState = result.ok
        ? { state: 'shown', reviewed: result.value }
        : {
            state: 'refused',
            code: result.error.code,
            problem: inWords(result.error, describeReviewError),
          };
      setKnown({ ask, commit, times, look });
    });
    return () => control.abort();
  }, [client, ask, commit, times]);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  const look = known?.ask === ask && known.commit === commit ? known.look : WAITING;
  return { look, again };
}
