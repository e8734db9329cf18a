import { useEffect } from 'react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { RunFeed } from './runFeed.ts';
import { feedOf, followRun, useRunStore } from './runStore.ts';

/** The newest run of a spec, followed while a component that shows it is there. */
export function useRun(projectId: ProjectId, specId: SpecId): RunFeed {
  const client = useClient();
  useEffect(() => followRun(client, projectId, specId), [client, projectId, specId]);
  return useRunStore(feedOf(projectId, specId));
}
