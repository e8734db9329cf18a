import { useEffect, useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { SpecScreenProps } from '#renderer/app/screenProps.ts';
import { WayOn } from '#renderer/app/WayOn.tsx';
import { describeRunError } from '#shared/run/runError.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useRun } from '#renderer/features/run/useRun.ts';
import { askForBranch, useBranchAsk } from './look/branchAsk.ts';
import { BranchReview } from './look/BranchReview.tsx';
import { OpenBranchDialog } from './look/OpenBranchDialog.tsx';
import { WholeReview } from './look/WholeReview.tsx';
import { NothingToReview } from './NothingToReview.tsx';
import { ReviewOf } from './ReviewOf.tsx';
import styles from './Review.module.css';
import { attemptsToReview, buildReview } from './reviewModel.ts';
import { openAttempt, useReviewStore } from './reviewStore.ts';
import { useLanding } from './useLanding.ts';

/** Is each criterion shown, where, and can this land now? */
export function ReviewScreen(props: SpecScreenProps) {
  const isAsking = useBranchAsk((store) => store.isOpen);
  useEffect(() => () => askForBranch(false), []);
  return (
    <>
      <Looked {...props} />
      {isAsking && <OpenBranchDialog projectId={props.projectId} specId={props.specId} />}
    </>
  );
}

function Looked({ projectId, specId, look }: SpecScreenProps) {
  if (look?.kind === 'branch') return <BranchReview projectId={projectId} specId={specId} look={look} />;
  if (look?.kind === 'whole') return <WholeReview projectId={projectId} specId={specId} runId={look.runId} />;
  return <Attempts projectId={projectId} specId={specId} />;
}

function Attempts({ projectId, specId }: SpecScreenProps) {
  const feed = useRun(projectId, specId);
  if (feed.state === 'waiting') return <main aria-label="Review" aria-busy="true" />;
  if (feed.state === 'ended') {
    const words = feed.error ? inWords(feed.error, describeRunError) : 'The feed of this run has ended.';
    return (
      <main aria-label="Review" className={styles.centre}>
        <ErrorCard
          title="This run cannot be shown"
          summary={words}
          actions={<WayOn projectId={projectId} />}
        />
      </main>
    );
  }
  const { run } = feed;
  if (!run || attemptsToReview(run).length === 0) {
    return <NothingToReview projectId={projectId} specId={specId} run={run} />;
  }
  return <LiveReview projectId={projectId} run={run} />;
}

function LiveReview({ projectId, run }: { projectId: ProjectId; run: Run }) {
  const chosen = useReviewStore((store) => store.attemptId);
  const landing = useLanding(projectId, run);
  const spec = useMemo(() => parseSpec(run.specText), [run.specText]);
  const attempts = attemptsToReview(run);
  const attempt =
    attempts.find((one) => one.id === chosen) ?? firstOf(attempts, landing.places[0]?.attemptId);
  const review = useMemo(() => attempt && buildReview(run, attempt, spec), [run, attempt, spec]);
  const shown = attempt?.id;
  useEffect(() => {
    if (shown !== undefined) openAttempt(shown);
  }, [shown]);
  if (!review) return null;
  return (
    <ReviewOf key={shown} projectId={projectId} run={run} review={review} landing={landing} spec={spec} />
  );
}

function firstOf(attempts: readonly Attempt[], id: string | undefined): Attempt | undefined {
  return attempts.find((one) => one.id === id) ?? attempts[0];
}
