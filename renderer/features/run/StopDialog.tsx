import { Square } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { isAtWork, stateOfTask } from '#shared/run/taskStates.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

/** Stopping asks first, and says what is kept. */
export function StopDialog({
  projectId,
  run,
  open,
  onOpenChange,
}: {
  projectId: ProjectId;
  run: Run;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const atWork = run.tasks.filter((task) => isAtWork(stateOfTask(run, task.id))).length;
  const stop = async () => {
    if (await act.run(() => client.run.stop({ projectId, runId: run.id, by }))) onOpenChange(false);
  };
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      size="small"
      icon={Square}
      tone="failed"
      title={`Stop run ${run.number}?`}
      summary={`${atWork > 0 ? `${sentence(countOf(atWork, 'task'))} at work will be stopped until you press “Go on”. ` : ''}All work so far stays in the workspaces, and what is in review stays there.`}
      actions={
        <>
          <Button onClick={() => onOpenChange(false)}>Keep it going</Button>
          <Button variant="danger" busy={act.busy} onClick={() => void stop()}>
            Stop run {run.number}
          </Button>
        </>
      }
    >
      {act.problem && <Notice tone="bad">{act.problem}</Notice>}
    </Dialog>
  );
}
