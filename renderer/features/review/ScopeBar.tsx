import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { ChangedFile } from '#shared/run/run.ts';
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
  const name = file.path.split('/').slice(-2).join('/');
  return (
    <Notice
      compact
      actions={
        <>
          <Button variant="quiet" size="small" onClick={onSee}>
            See the change
          </Button>
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
