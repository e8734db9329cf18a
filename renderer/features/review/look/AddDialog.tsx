import { GitMerge, TriangleAlert } from 'lucide-react';
import { go } from '#renderer/app/routeStore.ts';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Verdict } from '#shared/review/verdict.ts';
import type { Run } from '#shared/run/run.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import styles from './Look.module.css';

/** After the last look: all landed work goes to the person's branch, with what is not shown said once more. */
export function AddDialog({
  projectId,
  run,
  verdicts,
  onClose,
}: {
  projectId: ProjectId;
  run: Run;
  verdicts: readonly Verdict[];
  onClose: () => void;
}) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const { specId, id: runId, baseBranch } = run;
  const against = verdicts.filter(({ value }) => value === 'notMet' || value === 'notShown');
  const landed = run.attempts.filter(({ state }) => state === 'landed').length;
  const add = async () => {
    if (await act.run(() => client.review.merge({ projectId, specId, runId, by })))
      go({ screen: 'review', projectId, specId });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={against.length > 0 ? TriangleAlert : GitMerge}
      tone={against.length > 0 ? 'needs' : 'accent'}
      title={`Add all of it to ${baseBranch}?`}
      summary={`${sentence(countOf(landed, 'task'))} ${landed === 1 ? 'goes' : 'go'} to ${baseBranch}, with the files of the folder that has it open. Unsaved changes of yours are never overwritten.`}
      actions={
        <>
          <Button onClick={onClose}>Not now</Button>
          <Button variant="primary" busy={act.busy} onClick={() => void add()}>
            Add to {baseBranch}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {against.length > 0 && (
          <ul className={styles.reasons} aria-label="What speaks against it">
            {against.map(({ criterion, value }) => (
              <li key={criterion}>
                {criterion} is {value === 'notMet' ? 'not met' : 'not shown'}.
              </li>
            ))}
          </ul>
        )}
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}
