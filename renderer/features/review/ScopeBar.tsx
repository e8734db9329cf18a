import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ChangedFile } from '#shared/run/run.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { AllowDialog } from './AllowDialog.tsx';
import { followUpKey, toggleFollowUp, useIsForFollowUp } from './followUpStore.ts';
import type { Review } from './reviewModel.ts';

/** Says which changed file the task did not declare, with the ways to look at it, to keep it for a follow-up and to allow it. */
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
  const { files } = review.attempt;
  // What is left has to be a change.
  const of = files.length > 1 ? followUpKey(review.attempt) : null;
  const isForFollowUp = useIsForFollowUp(of, 'paths', file.path);
  const name = file.path.split('/').slice(-2).join('/');
  return (
    <Notice
      compact
      actions={
        <>
          <Button variant="quiet" size="small" onClick={onSee}>
            See the change
          </Button>
          {of !== null && (
            <Button variant="quiet" size="small" onClick={() => toggleFollowUp(of, 'paths', file.path)}>
              {isForFollowUp ? 'Keep it here' : 'Keep for a follow-up'}
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
