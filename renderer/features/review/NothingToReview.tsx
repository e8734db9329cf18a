import { Eye, GitBranch } from 'lucide-react';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { leftToLand } from '#shared/review/decideReview.ts';
import type { Run, RunTask } from '#shared/run/run.ts';
import { isYourTurn, shownState } from '#shared/run/shownState.ts';
import { isAtWork, stateOfTask } from '#shared/run/taskStates.ts';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Card } from '#renderer/ui/Card.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { Pane } from '#renderer/ui/Pane.tsx';
import { StatusBadge } from '#renderer/ui/StatusBadge.tsx';
import text from '#renderer/ui/text.module.css';
import { DriftNotice } from './drift/DriftNotice.tsx';
import { askForBranch } from './look/branchAsk.ts';
import { MergeCard } from './MergeCard.tsx';
import styles from './Nothing.module.css';
import { useLandedTrace } from './useLandedTrace.ts';

/** Nothing waits: what is at work and what comes next, or that everything has landed. */
export function NothingToReview({
  projectId,
  specId,
  run,
}: {
  projectId: ProjectId;
  specId: SpecId;
  run: Run | null;
}) {
  useLandedTrace(run);
  const coming = run ? run.tasks.filter((task) => stateOfTask(run, task.id) !== 'landed') : [];
  const isKept = run !== null && run.lastLook !== null && leftToLand(run).length === 0;
  const done = run !== null && (run.mergedCommit !== null || run.mergeProblem !== null || isKept);
  return (
    <Pane as="main" surface="paper" label="Review">
      <div className={styles.notices}>
        <DriftNotice projectId={projectId} specId={specId} />
      </div>
      {done && run ? (
        <MergeCard projectId={projectId} run={run} />
      ) : (
        <EmptyState
          icon={Eye}
          title="Nothing waits for you"
          actions={
            <>
              <Button icon={GitBranch} onClick={() => askForBranch(true)}>
                Review a branch…
              </Button>
              <Button onClick={() => go({ screen: run ? 'run' : 'plan', projectId, specId })}>
                {run ? 'Look at the run' : 'Open the plan'}
              </Button>
            </>
          }
        >
          Finished work shows up here, one task at a time.
        </EmptyState>
      )}
      {run && !done && coming.length > 0 && (
        <Card list className={styles.list}>
          {coming.map((task) => (
            <ComingRow key={task.id} run={run} task={task} />
          ))}
        </Card>
      )}
    </Pane>
  );
}

function ComingRow({ run, task }: { run: Run; task: RunTask }) {
  const state = stateOfTask(run, task.id);
  const waits = task.needs.filter((need) => stateOfTask(run, need) !== 'landed');
  const words = isYourTurn(run, task.id)
    ? 'your turn'
    : isAtWork(state)
      ? 'at work'
      : waits.length > 0
        ? `after ${waits.join(' and ')}`
        : '';
  return (
    <div className={styles.row}>
      <StatusBadge status={shownState(run, task.id)} look="icon" />
      <IdMark id={task.id} />
      <span className={text.truncate}>{task.title}</span>
      <span className={`${text.end} ${text.small} ${text.muted}`}>{words}</span>
    </div>
  );
}
