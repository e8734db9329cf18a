import { useEffect, useMemo, useRef, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import type { Run } from '#shared/run/run.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { TrustNotice } from '#renderer/features/project/TrustNotice.tsx';
import { CodePane } from './CodePane.tsx';
import { CriteriaPane } from './CriteriaPane.tsx';
import { EarlierContext } from './earlierComments.ts';
import { followUpIn } from './followUpStore.ts';
import { IntentPane } from './IntentPane.tsx';
import { LandingQueue } from './LandingQueue.tsx';
import styles from './Review.module.css';
import { ReviewHeader } from './ReviewHeader.tsx';
import { buildFiles, criterionToShow, type Review, type ReviewFile } from './reviewModel.ts';
import { chooseCriterion, useReviewStore } from './reviewStore.ts';
import { Ribbons } from './Ribbons.tsx';
import { readingSections } from './readingParts.ts';
import { useReviewView } from './reviewView.ts';
import { useAnalysis } from './useAnalysis.ts';
import { useEarlier } from './useEarlier.ts';
import type { Landing } from './useLanding.ts';
import { useReviewCommands } from './useReviewCommands.ts';
import { useReviewTrace } from './useReviewTrace.ts';
import { useScrollToChosen } from './useScrollToChosen.ts';
import { isWhole, useDiff } from './useDiff.ts';

const NO_FILES: readonly PatchFile[] = [];
const NOTHING_YET: readonly ReviewFile[] = [];
const NO_IDS: readonly string[] = [];

/** One attempt under review: what was asked, what was shown, and the code, side by side. */
export function ReviewOf({
  projectId,
  run,
  review,
  landing,
  spec,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  landing: Landing;
  spec: SpecDocument;
}) {
  const read = useReviewedFiles(projectId, review);
  const { diff, files, counted, sections } = read;
  const ordered = useMemo(() => sections.flatMap((section) => section.files), [sections]);
  useFirstChoice(review);
  const place = landing.places.find(({ attemptId }) => attemptId === review.attempt.id);
  const isSettleable = review.attempt.state === 'conflicted' || place?.isSettleable === true;
  useReviewCommands(review, ordered, followUpIn(review.attempt, diff, files), isSettleable);
  useReviewTrace(spec, review, counted);
  const earlier = useEarlier(projectId, run, review.attempt);
  return (
    <EarlierContext value={earlier}>
      <main className={styles.screen} aria-label="Review">
        <div>
          <ReviewHeader
            projectId={projectId}
            run={run}
            review={review}
            files={counted}
            places={landing.places}
          />
          <TrustNotice run={run} />
        </div>
        <LandingQueue run={run} landing={landing} current={review.attempt.id} />
        <Columns projectId={projectId} run={run} review={review} place={place} spec={spec} read={read} />
      </main>
    </EarlierContext>
  );
}

function Columns({
  projectId,
  run,
  review,
  place,
  spec,
  read: { diff, analysis, files, counted, sections },
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  /** Its place in the landing order. */
  place: LandingPlace | undefined;
  spec: SpecDocument;
  read: ReturnType<typeof useReviewedFiles>;
}) {
  const columns = useRef<HTMLDivElement>(null);
  useScrollToChosen(columns, counted.length > 0);
  return (
    <div ref={columns} className={styles.columns}>
      <CriteriaPane
        projectId={projectId}
        run={run}
        review={review}
        files={counted}
        unserved={analysis?.withoutHunk ?? NO_IDS}
        total={spec.criteria.length}
      />
      <IntentPane review={review} run={run} spec={spec} />
      <div className={styles.gutter} aria-hidden="true" />
      <CodePane
        projectId={projectId}
        run={run}
        review={review}
        place={place}
        diff={diff}
        files={files}
        sections={sections}
      />
      <Ribbons columns={columns} />
    </div>
  );
}

/** The change as far as it is read, and the order to show it in. */
function useReviewedFiles(projectId: ProjectId, review: Review) {
  const diff = useDiff(projectId, review.attempt);
  const patch = diff.state === 'shown' ? diff.files : NO_FILES;
  const asked = useAnalysis(projectId, review.attempt, isWhole(diff) || diff.state === 'refused');
  const analysis = asked.state === 'known' ? asked.analysis : null;
  const files = useMemo(() => buildFiles(review, patch, asked), [review, patch, asked]);
  // What is counted and judged is the whole change; its beginning is there to read.
  const counted = isWhole(diff) ? files : NOTHING_YET;
  const readBy = useReviewView((view) => view.readBy);
  const arranged = useMemo(
    () => readingSections(files, analysis, review.verdicts, readBy),
    [files, analysis, review.verdicts, readBy],
  );
  const sections = useAtRest(arranged);
  return { diff, analysis, files, counted, sections };
}

/** Nobody should have to look for what is wrong: it is chosen until the person chooses otherwise. */
function useFirstChoice(review: Review): void {
  const nothingChosen = useReviewStore((store) => store.criterion === null);
  const isOpen = useReviewStore((store) => store.attemptId === review.attempt.id);
  const first = criterionToShow(review.verdicts);
  useEffect(() => {
    if (isOpen && nothingChosen && first !== null) chooseCriterion(first, null);
  }, [isOpen, nothingChosen, first]);
}

/** Nothing changes its place while a comment is being written. */
function useAtRest<Value>(next: Value): Value {
  const isWriting = useReviewStore((store) => store.commenting !== null);
  const [shown, setShown] = useState(next);
  if (!isWriting && shown !== next) setShown(next);
  return isWriting ? shown : next;
}
