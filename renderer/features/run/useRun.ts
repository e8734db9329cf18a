import { useEffect } from 'react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { RunFeed } from './runFeed.ts';
import { feedOf, followRun, useRunStore } from './runStore.ts';

/**
 * The newest run of a spec, followed while a component that shows it is there. A host that has just started
 * knows no project before the page has opened it again, so a refusal for that reason is tried anew then.
 */
export function useRun(projectId: ProjectId, specId: SpecId): RunFeed {
  const client = useClient();
  const project = useProject();
  const feed = useRunStore(feedOf(projectId, specId));
  const isOpen = project?.id === projectId;
  const isLost = feed.state === 'ended' && feed.error?.code === 'unknownProject';
  const tried = isLost ? project : null;
  useEffect(() => {
    if (isOpen || tried) return followRun(client, projectId, specId);
    return undefined;
  }, [client, projectId, specId, isOpen, tried]);
  return isLost ? WAITING : feed;
}

const WAITING: RunFeed = { state: 'waiting' };
