import { useEffect, useMemo } from 'react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { noteStage } from '#renderer/app/frameStore.ts';
import { useProject } from '#renderer/app/projectStore.ts';
import { versionNote } from '#renderer/features/spec/versionWords.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { latest, useFeed } from '#renderer/rpc/useFeed.ts';
import { useRun } from './useRun.ts';
import { useRunNotes } from './useRunTrace.ts';

/** Draws nothing: tells the frame, on every screen of a spec, its version, how far its run is and what needs the person. */
export function RunNotes({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const feed = useRun(projectId, specId);
  useRunNotes(feed.state === 'live' ? feed.run : null);
  useVersionNote(projectId, specId);
  return null;
}

function useVersionNote(projectId: ProjectId, specId: SpecId): void {
  const client = useClient();
  const isOpen = useProject()?.id === projectId;
  const input = useMemo(() => (isOpen ? { projectId, specId } : null), [isOpen, projectId, specId]);
  const spec = useFeed(client.spec.watch, input, latest);
  const file = spec.state === 'live' ? spec.value : undefined;
  useEffect(() => {
    if (file) noteStage('spec', versionNote(file, file.hash));
  }, [file]);
}
