import { Play } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { stateOfTask } from '#shared/run/taskStates.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { StartNowDialog } from './StartNowDialog.tsx';

/** The way past what holds a task whose needs have landed; nothing where there is none. */
export function StartNow({
  projectId,
  run,
  task,
  why,
}: {
  projectId: ProjectId;
  run: Run;
  task: RunTask;
  why: string;
}) {
  const [asking, setAsking] = useState(false);
  const canStart =
    !task.group && run.state !== 'finished' && task.needs.every((id) => stateOfTask(run, id) === 'landed');
  if (!canStart) return null;
  return (
    <>
      <Button icon={Play} onClick={() => setAsking(true)}>
        Start it now…
      </Button>
      <StartNowDialog
        projectId={projectId}
        run={run}
        task={task}
        why={why}
        open={asking}
        onOpenChange={setAsking}
      />
    </>
  );
}
