import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useRun } from './useRun.ts';
import { useRunNotes } from './useRunTrace.ts';

/** Draws nothing: tells the frame, on every screen of a spec, how far its run is and what needs the person. */
export function RunNotes({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const feed = useRun(projectId, specId);
  useRunNotes(feed.state === 'live' ? feed.run : null);
  return null;
}
