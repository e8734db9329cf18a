import { Tag } from '#renderer/ui/Tag.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { driftWords } from './driftWords.ts';
import { useDrift } from './useDrift.ts';

/** How many criteria of a spec are to be looked at again; nothing while there are none. */
export function DriftTag({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const { drifts } = useDrift(projectId, specId);
  return drifts.length === 0 ? null : <Tag>{driftWords(drifts.length)}</Tag>;
}
