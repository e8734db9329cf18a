import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ChangedFile } from '#shared/run/run.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import text from '#renderer/ui/text.module.css';
import { showToast } from '#renderer/ui/toasts.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { AllowDialog } from './AllowDialog.tsx';
import type { Review } from './reviewModel.ts';

/** Says which changed file the task did not declare, with the ways to look at it and to allow it. */
export function ScopeBar({
  projectId,
  review,
  file,
  onSee,
}: {
  projectId: ProjectId;
  review: Review;
  file: ChangedFile;
  onSee: () => void;
}) {
  const [allowing, setAllowing] = useState(false);
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const { id: attemptId, state, files } = review.attempt;
  // What is left has to be a change.
  const canSplit = state === 'inReview' && files.length > 1;
  const split = () =>
    act.run(async () => {
      const result = await client.review.split({ projectId, attemptId, paths: [file.path], by });
      if (result.ok)
        showToast({
          title: `${file.path.split('/').at(-1)} was left out.`,
          text: `${result.value.followUp} keeps it as a patch. The checks of ${review.task.id} run again.`,
        });
      return result;
    });
  const name = file.path.split('/').slice(-2).join('/');
  return (
    <Notice
      compact
      actions={
        <>
          <Button variant="quiet" size="small" onClick={onSee}>
            See the change
          </Button>
          {canSplit && (
            <Button variant="quiet" size="small" busy={act.busy} onClick={() => void split()}>
              Leave it out
            </Button>
          )}
          <Button size="small" onClick={() => setAllowing(true)}>
            Allow for {review.task.id}
          </Button>
        </>
      }
    >
      <b title={file.path}>{name}</b>{' '}
      {file.protected ? 'is protected.' : `is outside the files ${review.task.id} declared.`}
      {act.problem && <span className={text.bad}> {act.problem}</span>}
      {allowing && (
        <AllowDialog
          projectId={projectId}
          attempt={review.attempt}
          file={file}
          onClose={() => setAllowing(false)}
        />
      )}
    </Notice>
  );
}
