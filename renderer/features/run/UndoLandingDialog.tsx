import { Undo2 } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import { FileList } from './FileList.tsx';
import styles from './UndoLandingDialog.module.css';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

/** Taking a landing back asks first, and says what goes from where. */
export function UndoLandingDialog({
  projectId,
  run,
  attempt,
  onClose,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  onClose: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const { taskId, files } = attempt;
  const builders = tasksAfter(run, taskId);
  const undo = async () => {
    if (!(await act.run(() => client.review.undo({ projectId, attemptId: attempt.id, by })))) return;
    onClose();
    showToast({ title: `${taskId} was taken back out.`, text: 'Its work waits for review again.' });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={Undo2}
      tone="needs"
      title={`Take ${taskId} back out?`}
      summary={`An opposite change is added ${where(run, attempt)}. Nothing is erased: the work is kept, and waits for review again.`}
      actions={
        <>
          <Button onClick={onClose}>Leave it landed</Button>
          <Button variant="primary" busy={act.busy} onClick={() => void undo()}>
            Take {taskId} back out
          </Button>
        </>
      }
    >
      <div className={styles.body}>
        {files.length > 0 && (
          <div className={styles.changes}>
            <p className={text.label}>Its changes</p>
            <FileList label="Its changes" files={files} />
          </div>
        )}
        {builders.length > 0 && (
          <Notice tone="warn">
            {listOf(builders)} {builders.length === 1 ? 'was' : 'were'} built on it and{' '}
            {builders.length === 1 ? 'stays' : 'stay'} landed. Take {builders.length === 1 ? 'that' : 'those'}{' '}
            out first if it cannot stand alone.
          </Notice>
        )}
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}

function where(run: Run, attempt: Attempt): string {
  if (!run.onBase.includes(attempt.id))
    return `to the branch of this run; ${run.baseBranch} does not have it yet`;
  return run.mergedCommit === null
    ? `to ${run.baseBranch} and to the branch of this run`
    : `to ${run.baseBranch}, and run ${run.number} is open again`;
}

/** Tasks that needed this one, and have landed. */
function tasksAfter(run: Run, taskId: Attempt['taskId']): readonly string[] {
  return run.tasks
    .filter(({ id, needs }) => needs.includes(taskId) && run.taskStates[id]?.state === 'landed')
    .map(({ id }) => id);
}
