import { Unplug } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { describeRunError } from '#shared/run/runError.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './RunScreen.module.css';
import { leaveAlone, leftKey, useRunStore } from './runStore.ts';
import { clock } from './times.ts';
import { useAct } from './useAct.ts';
import { useActor } from './useActor.ts';

/** At the next start: what was at work when Overture closed, and the choice to go on with all of it. */
export function LeftoverCard({ projectId, run }: { projectId: ProjectId; run: Run }) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeRunError);
  const leftAlone = useRunStore((store) => store.leftAlone);
  const left = leftBehind(run).filter(({ id }) => !leftAlone.includes(leftKey(projectId, id)));
  const goOn = () =>
    act.run(async () => {
      let last: Awaited<ReturnType<typeof client.run.resumeAttempt>> = { ok: true, value: null };
      for (const attempt of left) {
        last = await client.run.resumeAttempt({ projectId, attemptId: attempt.id, by });
        if (!last.ok) return last;
      }
      return last;
    });
  const dismiss = () =>
    leaveAlone(
      projectId,
      left.map(({ id }) => id),
    );
  if (left.length === 0) return null;
  const all = left.length === 1 ? `${left[0]?.taskId}` : left.length === 2 ? 'both' : `all ${left.length}`;
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && dismiss()}
      size="small"
      icon={Unplug}
      tone="interrupted"
      title={`Run ${run.number} stopped when Overture closed`}
      summary={`No work was lost. ${sentence(countOf(left.length, 'task'))} ${left.length === 1 ? 'was' : 'were'} part way.`}
      actions={
        <>
          <Button onClick={dismiss}>Leave stopped</Button>
          <Button variant="primary" busy={act.busy} onClick={() => void goOn()}>
            Go on with {all}
          </Button>
        </>
      }
    >
      <Card list>
        {left.map((attempt) => (
          <LeftRow key={attempt.id} run={run} attempt={attempt} />
        ))}
      </Card>
      {act.problem && <Notice tone="bad">{act.problem}</Notice>}
    </Dialog>
  );
}

function LeftRow({ run, attempt }: { run: Run; attempt: Attempt }) {
  const task = run.tasks.find((one) => one.id === attempt.taskId);
  const added = attempt.files.reduce((sum, file) => sum + (file.added ?? 0), 0);
  const removed = attempt.files.reduce((sum, file) => sum + (file.removed ?? 0), 0);
  return (
    <div className={styles.leftRow}>
      <StatusBadge status="interrupted" look="icon" />
      <IdMark id={attempt.taskId} />
      <span className={text.truncate}>{task?.title}</span>
      <span className={text.end}>
        {attempt.files.length > 0 && <CountDelta added={added} removed={removed} />}
        <span className={`${text.small} ${text.muted}`}>
          saved {clock(attempt.endedAt ?? attempt.startedAt)}
        </span>
      </span>
    </div>
  );
}

/** Attempts whose host went away under them: the newest of each task, interrupted with all the others at once. */
function leftBehind(run: Run): readonly Attempt[] {
  return run.tasks.flatMap((task) => {
    const last = run.attempts.findLast((attempt) => attempt.taskId === task.id);
    return last?.state === 'interrupted' && last.problem?.startsWith('Overture ended') ? [last] : [];
  });
}
