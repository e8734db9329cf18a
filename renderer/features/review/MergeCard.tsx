import { CircleCheck, Eye, GitBranch, GitMerge } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Run } from '#shared/run/run.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { go } from '#renderer/app/routeStore.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { CommandLine } from '#renderer/ui/Card.tsx';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Sheet } from '#renderer/ui/Sheet.tsx';
import sheet from '#renderer/ui/Sheet.module.css';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import { askForBranch } from './look/branchAsk.ts';
import styles from './Nothing.module.css';

/** After the last landing: all is on the person's branch, waits for a last look, or why it is not there and the way to try again. */
export function MergeCard({ projectId, run }: { projectId: ProjectId; run: Run }) {
  return (
    <div className={styles.card}>
      {run.mergedCommit !== null ? (
        <Merged projectId={projectId} run={run} commit={run.mergedCommit} />
      ) : run.mergeProblem === null ? (
        <ToBeLookedAt projectId={projectId} run={run} />
      ) : (
        <NotMerged projectId={projectId} run={run} problem={run.mergeProblem} />
      )}
    </div>
  );
}

function Merged({ projectId, run, commit }: { projectId: ProjectId; run: Run; commit: string }) {
  return (
    <section className={sheet.card} aria-label={`Everything landed on ${run.baseBranch}`}>
      <Sheet
        icon={CircleCheck}
        title={`Everything landed on ${run.baseBranch}`}
        summary={`${sentence(countOf(landedIn(run), 'task'))} of run ${run.number}, as this commit:`}
        actions={
          <>
            <Button variant="quiet" onClick={() => askForBranch(true)}>
              Review a branch…
            </Button>
            <Button onClick={() => seeWhole(projectId, run)}>Look at the whole</Button>
            <Button onClick={() => go({ screen: 'history', projectId, specId: run.specId })}>
              See the history
            </Button>
            <Button variant="primary" onClick={() => go({ screen: 'project', projectId })}>
              Write the next spec
            </Button>
          </>
        }
      >
        <CommandLine>{commit}</CommandLine>
      </Sheet>
    </section>
  );
}

function ToBeLookedAt({ projectId, run }: { projectId: ProjectId; run: Run }) {
  const landed = landedIn(run);
  return (
    <section className={sheet.card} aria-label="Everything landed, and waits for your last look">
      <Sheet
        icon={Eye}
        title="Everything landed, and waits for your last look"
        summary={`${sentence(countOf(landed, 'task'))} of run ${run.number} ${landed === 1 ? 'is' : 'are'} together now. ${run.baseBranch} does not have them yet.`}
        actions={
          <>
            <Button icon={GitBranch} onClick={() => askForBranch(true)}>
              Review a branch…
            </Button>
            <Button variant="primary" onClick={() => seeWhole(projectId, run)}>
              Look at the whole
            </Button>
          </>
        }
      />
    </section>
  );
}

function NotMerged({ projectId, run, problem }: { projectId: ProjectId; run: Run; problem: string }) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const { specId, id: runId } = run;
  return (
    <ErrorCard
      icon={GitMerge}
      title={`Everything landed, but not on ${run.baseBranch} yet`}
      summary={problem}
      actions={
        <>
          <Button onClick={() => seeWhole(projectId, run)}>Look at the whole</Button>
          <Button
            variant="primary"
            busy={act.busy}
            onClick={() => void act.run(() => client.review.merge({ projectId, specId, runId, by }))}
          >
            Try again
          </Button>
        </>
      }
    >
      {act.problem && (
        <Notice tone="bad">
          {act.problem === problem ? 'It was tried again, and nothing has changed.' : act.problem}
        </Notice>
      )}
    </ErrorCard>
  );
}

function seeWhole(projectId: ProjectId, { specId, id: runId }: Run): void {
  go({ screen: 'review', projectId, specId, look: { kind: 'whole', runId } });
}

function landedIn(run: Run): number {
  return run.tasks.filter((task) => run.taskStates[task.id]?.state === 'landed').length;
}
