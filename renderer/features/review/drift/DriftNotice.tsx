import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { listOf } from '#shared/run/words.ts';
import { DriftDialog } from './DriftDialog.tsx';
import { useDrift } from './useDrift.ts';

/** Most criteria named; more are counted. */
const MOST_NAMED = 4;

/** Says which criteria are to be looked at again, because later commits changed what showed them. */
export function DriftNotice({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const { drifts, again } = useDrift(projectId, specId);
  const [isOpen, setOpen] = useState(false);
  if (drifts.length === 0 && !isOpen) return null;
  const ids = drifts.map(({ criterion }) => criterion);
  const words = ids.length > MOST_NAMED ? `${ids.length} criteria` : listOf(ids);
  return (
    <>
      {drifts.length > 0 && (
        <Notice
          compact
          actions={
            <Button size="small" onClick={() => setOpen(true)}>
              Look again…
            </Button>
          }
        >
          <b>{words}</b> {ids.length === 1 ? 'is' : 'are'} to be looked at again: later commits changed the
          lines that showed {ids.length === 1 ? 'it' : 'them'}.
        </Notice>
      )}
      {isOpen && (
        <DriftDialog
          projectId={projectId}
          specId={specId}
          drifts={drifts}
          onChanged={again}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
