import { useState } from 'react';
import { fail, ok } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Run } from '#shared/run/run.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { inWords, useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import type { Review } from './reviewModel.ts';
import { closeDialog } from './reviewStore.ts';

/** What a person says to an approval, and the approval itself; what speaks against it wants a reason first. */
export function useApproval(projectId: ProjectId, run: Run, review: Review) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [reason, setReason] = useState('');
  const [against, setAgainst] = useState<readonly string[]>(review.against);
  const [looks, setLooks] = useState(true);
  const undo = useUndo(projectId, review);
  const { attempt } = review;
  const words = reason.trim();
  const isLacking = against.length > 0 && words === '';
  const isLast = isLastToLand(run, review);
  const landed = run.attempts.filter(({ state }) => state === 'landed').length;
  const mayLook = isLast && landed > 0;
  const lastLook = mayLook && looks;

  const approve = async () => {
    const input = { projectId, attemptId: attempt.id, reason: words === '' ? null : words, lastLook, by };
    const result = await client.review.approve(input);
    if (result.ok) return ok(null);
    if (result.error.code === 'reasonNeeded') setAgainst(result.error.because);
    // The work has landed then; only the person's own branch has to wait, which the run says in its place.
    if (result.error.code === 'wouldOverwrite') return ok(null);
    // Nothing landed, and the way on stands in the review itself.
    if (result.error.code === 'conflicts') closeDialog(attempt.id);
    return fail(result.error);
  };
  const land = async () => {
    if (isLacking) return;
    if (!(await act.run(approve))) return;
    closeDialog(attempt.id);
    showToast({
      tone: 'good',
      title: `${attempt.taskId} landed.`,
      ...(lastLook ? { text: `${run.baseBranch} gets all of it after your last look.` } : {}),
      ...(isWaitedFor(run, review) ? { text: 'What waited for it can start.' } : {}),
      // The last landing brings all to the person's own branch; from there History takes it back, and asks first.
      ...(isLast && !lastLook ? {} : { action: { label: 'Undo', onAct: undo } }),
    });
  };
  return {
    act,
    land,
    against,
    reason,
    setReason,
    isLacking,
    mayLook,
    looks,
    setLooks,
    lastLook,
    isLast,
    landed,
  };
}

function useUndo(projectId: ProjectId, { attempt }: Review): () => void {
  const client = useClient();
  const by = useActor();
  return () =>
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
}

/** Whether all other tasks that must land have landed. */
function isLastToLand(run: Run, { task }: Review): boolean {
  return run.tasks.every(
    (one) => one.id === task.id || one.optional || run.taskStates[one.id]?.state === 'landed',
  );
}

function isWaitedFor(run: Run, { task }: Review): boolean {
  return run.tasks.some((one) => one.needs.includes(task.id));
}
