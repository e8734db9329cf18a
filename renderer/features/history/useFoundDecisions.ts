import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import type { FoundDecision } from '#shared/spec/contract.ts';

const MOST = 100;
/** Milliseconds without a key before every spec is looked through. */
const REST = 150;

/** Decisions of every spec of the project about `query`; undefined while they are looked for, or not wanted. */
export function useFoundDecisions(
  projectId: ProjectId,
  query: string,
  isWanted: boolean,
): readonly FoundDecision[] | undefined {
  const client = useClient();
  const [found, setFound] = useState<readonly FoundDecision[]>();
  useEffect(() => {
    if (!isWanted) return;
    const controller = new AbortController();
    const timer = setTimeout(() => {
      const input = { projectId, query, except: null, limit: MOST };
      void client.spec.findDecisions(input, { signal: controller.signal }).then((result) => {
        if (!controller.signal.aborted) setFound(result.ok ? result.value : []);
      });
    }, REST);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [client, projectId, query, isWanted]);
  return isWanted ? found : undefined;
}
