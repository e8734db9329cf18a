import { useEffect, useState } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import type { BranchNow } from '#shared/review/look.ts';

/** What has become of the branch since it was opened; asked anew whenever something in the repository moved. */
export function useBranchNow(projectId: ProjectId, head: string, commit: string): BranchNow | null {
  const client = useClient();
  const project = useProject();
  const [known, setKnown] = useState<{ commit: string; now: BranchNow }>();
  useEffect(() => {
    if (!project) return;
    const control = new AbortController();
    void client.review.branchNow({ projectId, head, commit }, { signal: control.signal }).then((result) => {
      // What cannot be asked now is asked with the next change; the review stays as it was opened.
      if (!control.signal.aborted && result.ok) setKnown({ commit, now: result.value });
    });
    return () => control.abort();
  }, [client, project, projectId, head, commit]);
  if (known?.commit !== commit || known.now.commit === commit) return null;
  return known.now;
}
