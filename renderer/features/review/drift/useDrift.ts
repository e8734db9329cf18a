import { useCallback, useEffect, useState } from 'react';
import { useProject } from '#renderer/app/projectStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import type { Drift } from '#shared/review/drift.ts';

const NONE: readonly Drift[] = [];

/** Criteria of landed work to be looked at again; asked anew when the branch moves. Quiet while nothing is known. */
export function useDrift(
  projectId: ProjectId,
  specId: SpecId,
): { readonly drifts: readonly Drift[]; readonly again: () => void } {
  const client = useClient();
  const project = useProject();
  const at = project?.id === projectId && project.trust.state === 'trusted' ? project.head : null;
  const [known, setKnown] = useState<{ of: string; drifts: readonly Drift[] }>();
  const [times, setTimes] = useState(0);
  const of = `${projectId} ${specId}`;
  useEffect(() => {
    if (at === null) return;
    const control = new AbortController();
    const ask = async (_at: string, _times: number) => {
      const result = await client.review.drift({ projectId, specId }, { signal: control.signal });
      if (!control.signal.aborted && result.ok) setKnown({ of, drifts: result.value });
    };
    void ask(at, times);
    return () => control.abort();
  }, [client, projectId, specId, of, at, times]);
  const again = useCallback(() => setTimes((before) => before + 1), []);
  return { drifts: known?.of === of ? known.drifts : NONE, again };
}
