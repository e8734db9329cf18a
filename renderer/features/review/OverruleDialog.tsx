import { Gavel } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, VerdictValue } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import styles from './Forms.module.css';

const CHOICES: readonly { readonly value: VerdictValue; readonly label: string; readonly detail: string }[] =
  [
    { value: 'met', label: 'Met', detail: 'I have seen that it holds.' },
    { value: 'notMet', label: 'Not met', detail: 'It does not hold, whatever the checks say.' },
    { value: 'waived', label: 'Waived', detail: 'It need not hold for this work to land.' },
  ];

/** A person's judgement over what the checks say; the reason is kept. */
export function OverruleDialog({
  projectId,
  attempt,
  criterion,
  onClose,
}: {
  projectId: ProjectId;
  attempt: Attempt;
  criterion: string;
  onClose: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [verdict, setVerdict] = useState<VerdictValue>();
  const [reason, setReason] = useState('');
  const overrule = async () => {
    if (verdict === undefined || reason.trim() === '') return;
    const of = { projectId, attemptId: attempt.id, criterion, by };
    if (await act.run(() => client.review.overrule({ ...of, verdict, reason: reason.trim() }))) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={Gavel}
      tone="needs"
      title={`Overrule ${criterion}`}
      summary="What was seen stays beside it. Your judgement and its reason are kept in History."
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button
            variant="primary"
            busy={act.busy}
            disabled={verdict === undefined || reason.trim() === ''}
            onClick={() => void overrule()}
          >
            Overrule {criterion}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <RadioChoice label="Your judgement" value={verdict} options={CHOICES} onChange={setVerdict} />
        <TextArea
          label="Reason"
          value={reason}
          onChange={(event) => setReason(event.target.value)}
          onSubmit={() => void overrule()}
        />
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}
