import { useCallback, useEffect, useState } from 'react';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import type { BranchTip } from '#shared/review/look.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';

const NONE: readonly BranchTip[] = [];

/** The branches there are to choose from; those of Overture's own workspaces stand last. */
export function useBranches(projectId: ProjectId): {
  readonly branches: readonly BranchTip[];
  readonly problem: string | null;
  readonly isUntrusted: boolean;
  read(): Promise<readonly BranchTip[]>;
} {
  const client = useClient();
  const [known, setKnown] = useState({ branches: NONE, problem: null as string | null, isUntrusted: false });
  const read = useCallback(async () => {
    const result = await client.review.branches({ projectId });
    if (!result.ok) {
      const isUntrusted = result.error.code === 'notTrusted';
      setKnown({ branches: NONE, problem: inWords(result.error, describeReviewError), isUntrusted });
      return NONE;
    }
    const isOwn = ({ name }: BranchTip) => name.startsWith('overture/');
    const branches = result.value.toSorted((a, b) => Number(isOwn(a)) - Number(isOwn(b)));
    setKnown({ branches, problem: null, isUntrusted: false });
    return branches;
  }, [client, projectId]);
  useEffect(() => void read(), [read]);
  return { ...known, read };
}
