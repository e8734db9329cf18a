import { GitMerge } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { listOf } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { FileRef } from '#renderer/ui/FileName.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { selectTask } from '#renderer/features/run/runStore.ts';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import styles from './Forms.module.css';
import { showDialog } from './reviewStore.ts';

/** Landing met landed work in the same lines: nothing was landed, and someone has to choose. */
export function ConflictCard({
  projectId,
  run,
  attempt,
  onSee,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
  onSee: (path: string) => void;
}) {
  const client = useClient();
  const by = useActor();
  const redo = useAct(describeReviewError);
  const begin = useAct(describeRunError);
  const of = { projectId, attemptId: attempt.id, by };
  const redoByHand = async () => {
    if (!(await begin.run(() => client.run.startOver({ ...of, agentId: 'person' })))) return;
    selectTask(attempt.taskId);
    go({ screen: 'run', projectId, specId: run.specId });
  };
  const problem = redo.problem ?? begin.problem;
  const places = attempt.conflicts.length === 1 ? 'One file needs' : `${attempt.conflicts.length} files need`;
  return (
    <ErrorCard
      icon={GitMerge}
      title={`${listOf([attempt.taskId, ...whoItMeets(run, attempt)])} changed the same lines`}
      summary={`${attempt.problem ?? `${attempt.taskId} has not been landed.`} ${places} a choice.`}
      aside={
        <Button variant="quiet" busy={begin.busy} onClick={() => void redoByHand()}>
          Redo it by hand…
        </Button>
      }
      actions={
        <>
          <Button
            busy={redo.busy}
            onClick={() => void redo.run(() => client.review.sendBack({ ...of, text: '' }))}
          >
            Ask its agent to redo it
          </Button>
          <Button variant="primary" onClick={() => showDialog('settle')}>
            Settle it here…
          </Button>
        </>
      }
    >
      <div className={styles.meets}>
        {attempt.conflicts.map((path) => (
          <FileRef key={path} path={path} onOpen={() => onSee(path)} />
        ))}
        {problem && <Notice tone="bad">{problem}</Notice>}
      </div>
    </ErrorCard>
  );
}

/** The tasks whose landed work is in the same files; else the branch that all of it is for. */
function whoItMeets(run: Run, attempt: Attempt): readonly string[] {
  const met = new Set(attempt.conflicts);
  const landed = run.attempts.filter(
    (one) => one.landedCommit !== null && one.files.some((file) => met.has(file.path)),
  );
  return landed.length > 0 ? [...new Set(landed.map((one) => one.taskId))] : [run.baseBranch];
}
