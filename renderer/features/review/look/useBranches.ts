import { useCallback, useEffect, useState } from 'react';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { BranchTip } from '#shared/review/look.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';

const NONE: readonly BranchTip[] = [];

/** The branches there are to choose from; those of Overture's own workspaces stand last. */
export function useBranches(projectId: ProjectId): KnownBranches & {
  /** Reads them anew. */
  readonly read: () => Promise<readonly BranchTip[]>;
} {
  const client = useClient();
  const [known, setKnown] = useState<KnownBranches>({ branches: NONE, problem: null, isUntrusted: false });
  const ask = useCallback(() => askBranches(client, projectId), [client, projectId]);
  useEffect(() => {
    let isGone = false;
    void ask().then((found) => !isGone && setKnown(found));
    return () => {
      isGone = true;
    };
  }, [ask]);
  const read = async () => {
    const found = await ask();
    setKnown(found);
    return found.branches;
  };
  return { ...known, read };
}

interface KnownBranches {
  readonly branches: readonly BranchTip[];
  readonly problem: string | null;
  readonly isUntrusted: boolean;
}

async function askBranches(client: OvertureClient, projectId: ProjectId): Promise<KnownBranches> {
  const result = await client.review.branches({ projectId });
  if (!result.ok) {
    const isUntrusted = result.error.code === 'notTrusted';
    return { branches: NONE, problem: inWords(result.error, describeReviewError), isUntrusted };
  }
  const isOwn = ({ name }: BranchTip) => name.startsWith('overture/');
  const branches = result.value.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
  return { branches, problem: null, isUntrusted: false };
}
