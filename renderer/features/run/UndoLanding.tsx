import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { canBeTakenOut } from './canBeTakenOut.ts';
import { UndoLandingDialog } from './UndoLandingDialog.tsx';

/** The way back from a landing, wherever a person meets it. */
export function UndoLanding({
  projectId,
  run,
  attempt,
  variant = 'plain',
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  /** Quieter where many stand below each other. */
  variant?: 'plain' | 'link';
}) {
  const [asks, setAsks] = useState(false);
  if (!canBeTakenOut(run, attempt)) return null;
  return (
    <>
      <Button size="small" variant={variant} icon={Undo2} onClick={() => setAsks(true)}>
        Take {attempt.taskId} back out…
      </Button>
      {asks && (
        <UndoLandingDialog projectId={projectId} run={run} attempt={attempt} onClose={() => setAsks(false)} />
      )}
    </>
  );
}
