import { CircleCheck, TriangleAlert } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import type { Run } from '#shared/run/run.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import styles from './Forms.module.css';
import { MeetsNotice } from './MeetsNotice.tsx';
import type { Review } from './reviewModel.ts';
import { closeDialog } from './reviewStore.ts';
import { useApproval } from './useApproval.ts';

/** Landing waits for the real result; what speaks against it asks for a reason, which is kept. */
export function ApproveDialog({
  projectId,
  run,
  review,
  place,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  /** Its place in the landing order. */
  place: LandingPlace | undefined;
}) {
  const { attempt } = review;
  const approval = useApproval(projectId, run, review);
  const { act, against, land } = approval;
  const needsReason = against.length > 0;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeDialog(attempt.id)}
      size="small"
      icon={needsReason ? TriangleAlert : CircleCheck}
      tone={needsReason ? 'needs' : 'accent'}
      title={needsReason ? `Land ${attempt.taskId} all the same?` : `Land ${attempt.taskId}?`}
      summary={landingWords(run.baseBranch, approval)}
      actions={
        <>
          <Button onClick={() => closeDialog(attempt.id)}>Not now</Button>
          <Button variant="primary" busy={act.busy} disabled={approval.isLacking} onClick={() => void land()}>
            Land {attempt.taskId}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <MeetsNotice attempt={attempt} place={place} />
        {needsReason && <Against reasons={against} />}
        {needsReason && (
          <TextArea
            label="Reason"
            hint="It is kept in History beside your name."
            value={approval.reason}
            onChange={(event) => approval.setReason(event.target.value)}
            onSubmit={() => void land()}
          />
        )}
        {approval.mayLook && (
          <Checkbox
            label={`Look at the whole before it goes to ${run.baseBranch}`}
            checked={approval.looks}
            onChange={approval.setLooks}
          />
        )}
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}

function Against({ reasons }: { reasons: readonly string[] }) {
  return (
    <ul className={styles.reasons} aria-label="What speaks against it">
      {reasons.map((one) => (
        <li key={one}>
          <span className={text.warn}>
            <Icon of={TriangleAlert} />
          </span>
          {one}
        </li>
      ))}
    </ul>
  );
}

function landingWords(branch: string, { isLast, lastLook, landed }: ReturnType<typeof useApproval>): string {
  if (lastLook) {
    return `It is the last one. You then see all ${landed + 1} tasks together, and add them to ${branch}.`;
  }
  if (isLast) return `It is the last one: its work and all that landed before are added to ${branch}.`;
  return `Its work joins what has landed in this run. ${branch} gets all of it when the last task lands.`;
}
