import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import type { Fault } from '#shared/contract/envelope.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import type { Run } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { inWords, useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import styles from './Forms.module.css';
import { MeetsNotice } from './MeetsNotice.tsx';
import type { Review } from './reviewModel.ts';
import { closeDialog } from './reviewStore.ts';

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
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState<readonly string[]>(review.against);
  const { attempt } = review;
  const needsReason = asked.length > 0;
  const isLastOfSeveral = isLast(run, review) && landedBefore(run) > 0;
  const [looks, setLooks] = useState(true);
  const lastLook = isLastOfSeveral && looks;

  const approve = async (): Promise<Result<null, ReviewError | Fault>> => {
    const words = reason.trim();
    const result = await client.review.approve({
      projectId,
      attemptId: attempt.id,
      reason: words === '' ? null : words,
      lastLook,
      by,
    });
    if (result.ok) return ok(null);
    if (result.error.code === 'reasonNeeded') setAsked(result.error.because);
    // The work has landed then; only the person's own branch has to wait, which the run says in its place.
    if (result.error.code === 'wouldOverwrite') return ok(null);
    // Nothing landed, and the way on stands in the review itself.
    if (result.error.code === 'conflicts') closeDialog(attempt.id);
    return fail(result.error);
  };
  const undo = () =>
    void client.review.undo({ projectId, attemptId: attempt.id, by }).then((result) => {
      showToast(
        result.ok
          ? { title: `${attempt.taskId} was taken back out.`, text: 'Its work waits for review again.' }
          : {
              tone: 'bad',
              title: `${attempt.taskId} stays landed.`,
              text: inWords(result.error, describeReviewError),
            },
      );
      return result;
    });
  const land = async () => {
    if (needsReason && reason.trim() === '') return;
    if (!(await act.run(approve))) return;
    closeDialog(attempt.id);
    showToast({
      tone: 'good',
      title: `${attempt.taskId} landed.`,
      ...(lastLook ? { text: `${run.baseBranch} gets all of it after your last look.` } : {}),
      ...(isWaitedFor(run, review) ? { text: 'What waited for it can start.' } : {}),
      // The last landing brings all to the person's own branch; from there History takes it back, and asks first.
      ...(isLast(run, review) && !lastLook ? {} : { action: { label: 'Undo', onAct: undo } }),
    });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeDialog(attempt.id)}
      size="small"
      icon={needsReason ? TriangleAlert : CircleCheck}
      tone={needsReason ? 'needs' : 'accent'}
      title={needsReason ? `Land ${attempt.taskId} all the same?` : `Land ${attempt.taskId}?`}
      summary={landingWords(run, review, lastLook)}
      actions={
        <>
          <Button onClick={() => closeDialog(attempt.id)}>Not now</Button>
          <Button
            variant="primary"
            busy={act.busy}
            disabled={needsReason && reason.trim() === ''}
            onClick={() => void land()}
          >
            Land {attempt.taskId}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <MeetsNotice attempt={attempt} place={place} />
        {needsReason && (
          <ul className={styles.reasons} aria-label="What speaks against it">
            {asked.map((one) => (
              <li key={one}>
                <span className={text.warn}>
                  <Icon of={TriangleAlert} />
                </span>
                {one}
              </li>
            ))}
          </ul>
        )}
        {needsReason && (
          <TextArea
            label="Reason"
            hint="It is kept in History beside your name."
            value={reason}
            onChange={(event) => setReason(event.target.value)}
            onSubmit={() => void land()}
          />
        )}
        {isLastOfSeveral && (
          <Checkbox
            label={`Look at the whole before it goes to ${run.baseBranch}`}
            checked={looks}
            onChange={setLooks}
          />
        )}
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}

/** Whether all other tasks that must land have landed. */
function isLast(run: Run, { task }: Review): boolean {
  return run.tasks.every(
    (one) => one.id === task.id || one.optional || run.taskStates[one.id]?.state === 'landed',
  );
}

function isWaitedFor(run: Run, { task }: Review): boolean {
  return run.tasks.some((one) => one.needs.includes(task.id));
}

function landedBefore(run: Run): number {
  return run.attempts.filter(({ state }) => state === 'landed').length;
}

function landingWords(run: Run, review: Review, lastLook: boolean): string {
  if (lastLook) {
    return `It is the last one. You then see all ${landedBefore(run) + 1} tasks together, and add them to ${run.baseBranch}.`;
  }
  if (isLast(run, review)) {
    return `It is the last one: its work and all that landed before are added to ${run.baseBranch}.`;
  }
  return `Its work joins what has landed in this run. ${run.baseBranch} gets all of it when the last task lands.`;
}
