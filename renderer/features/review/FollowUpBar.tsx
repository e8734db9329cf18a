import { PackagePlus } from 'lucide-react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { leftOutWords } from '#shared/run/leftOutWords.ts';
import { go } from '#renderer/app/routeStore.ts';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import { followUpKey, forgetFollowUps, useFollowUpStore } from './followUpStore.ts';
import type { Review } from './reviewModel.ts';

/** What is to be kept for a follow-up, and the act that leaves it out of the work. */
export function FollowUpBar({
  projectId,
  specId,
  review,
}: {
  projectId: ProjectId;
  specId: SpecId;
  review: Pick<Review, 'attempt' | 'task'>;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const { of, paths, hunks } = useFollowUpStore();
  const { attempt, task } = review;
  const { id: attemptId, commit } = attempt;
  const count = paths.size + hunks.size;
  if (of === null || of !== followUpKey(attempt) || count === 0 || commit === null) return null;
  const words = leftOutWords({ paths: [...paths], hunks: [...hunks] });
  const one = count === 1;
  const leaveOut = () =>
    act.run(async () => {
      const parts = hunks.size > 0 ? { parts: { commit, hunks: [...hunks] } } : {};
      const result = await client.review.split({ projectId, attemptId, paths: [...paths], ...parts, by });
      if (!result.ok) return result;
      forgetFollowUps();
      showToast({
        title: `Left out: ${words}.`,
        text: `${result.value.followUp} of the plan keeps ${one ? 'it' : 'them'} as a patch. The checks of ${task.id} run again.`,
        action: { label: 'See the plan', onAct: () => go({ screen: 'plan', projectId, specId }) },
      });
      return result;
    });
  return (
    <Notice
      compact
      tone="plain"
      icon={PackagePlus}
      actions={
        <>
          <Button variant="quiet" size="small" onClick={forgetFollowUps}>
            Never mind
          </Button>
          <Button size="small" busy={act.busy} onClick={() => void leaveOut()}>
            {one ? 'Leave it out' : 'Leave them out'}
          </Button>
        </>
      }
    >
      For a follow-up: <b>{words}</b>. {task.id} lands without {one ? 'it' : 'them'}.
      {act.problem && <span className={text.bad}> {act.problem}</span>}
    </Notice>
  );
}
