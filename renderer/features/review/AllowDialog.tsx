import { TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, ChangedFile } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import styles from './Forms.module.css';

/** Lets an attempt change a file outside what its task declared, for a reason that is kept. */
export function AllowDialog({
  projectId,
  attempt,
  file,
  onClose,
}: {
  projectId: ProjectId;
  attempt: Attempt;
  file: ChangedFile;
  onClose: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [reason, setReason] = useState('');
  const allow = async () => {
    const words = reason.trim();
    if (words === '') return;
    const of = { projectId, attemptId: attempt.id, path: file.path, by };
    if (await act.run(() => client.review.allowPath({ ...of, reason: words }))) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={TriangleAlert}
      tone="needs"
      title={`Allow ${file.path.split('/').at(-1)} for ${attempt.taskId}?`}
      summary={
        file.protected
          ? `${file.path} is protected, so a change in it needs a person’s word.`
          : `${attempt.taskId} did not declare ${file.path}. Other tasks were planned without this change in mind.`
      }
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={act.busy}
            disabled={reason.trim() === ''}
            onClick={() => void allow()}
          >
            Allow for {attempt.taskId}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <TextArea
          label="Reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onSubmit={() => void allow()}
        />
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}
