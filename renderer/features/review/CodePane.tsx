import { clsx } from 'clsx';
import { FileText } from 'lucide-react';
import { useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { LandingPlace } from '#shared/review/landingOrder.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import pane from '#renderer/ui/Pane.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { EarlierStrip } from './EarlierStrip.tsx';
import { FileFinder } from './FileFinder.tsx';
import { FileStack } from './FileStack.tsx';
import { FollowUpBar } from './FollowUpBar.tsx';
import { MeetsNotice } from './MeetsNotice.tsx';
import { FollowUpContext, followUpIn } from './followUpStore.ts';
import { FileTabs } from './FileTabs.tsx';
import type { ReadingSection } from './readingParts.ts';
import styles from './Code.module.css';
import type { Review, ReviewFile } from './reviewModel.ts';
import { useReviewStore } from './reviewStore.ts';
import { ScopeBar } from './ScopeBar.tsx';
import { type Diff, isWhole } from './useDiff.ts';
import { useShownFiles } from './useShownFiles.ts';
import { useThreads } from './useThreads.ts';
import { ViewMenu } from './ViewMenu.tsx';

/** The changed files, hunk by hunk, with what each serves. */
export function CodePane({
  projectId,
  run,
  review,
  place,
  diff,
  files,
  sections,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  /** Its place in the landing order. */
  place?: LandingPlace | undefined;
  diff: Diff;
  files: readonly ReviewFile[];
  /** The same files in the order to show them. */
  sections: readonly ReadingSection[];
}) {
  const { attempt } = review;
  const { only, shown, scroller, see } = useShownFiles(attempt, files, sections);
  const threads = useThreads(projectId, attempt, review.task.criteria);
  const source = useMemo(() => ({ projectId, attempt }), [projectId, attempt]);
  const followUp = followUpIn(attempt, diff, files);
  return (
    <section className={clsx(pane.pane, pane.paper)} aria-label="Code" data-pane="" tabIndex={-1}>
      <CodeBar work={attempt} files={files} diff={diff} only={only} onSee={see} />
      <WorkNotices projectId={projectId} run={run} review={review} place={place} diff={diff} onSee={see} />
      <FollowUpContext value={followUp}>
        <FileStack
          files={files}
          shown={shown}
          scroller={scroller}
          source={source}
          work={attempt}
          threads={threads}
        >
          {diff.state === 'shown' && !diff.whole && (
            <p className={styles.more} role="status">
              The rest of this change is still being read.
            </p>
          )}
          {diff.state === 'shown' && files.length === 0 && <NoFiles review={review} />}
        </FileStack>
      </FollowUpContext>
    </section>
  );
}

/** Which file to read, and how. */
function CodeBar({
  work,
  files,
  diff,
  only,
  onSee,
}: {
  work: Attempt;
  files: readonly ReviewFile[];
  diff: Diff;
  /** The one file that is shown alone. */
  only: string | null;
  onSee: (path: string | null) => void;
}) {
  const criterion = useReviewStore((store) => store.criterion);
  return (
    <div className={styles.bar}>
      {files.length > 0 ? (
        <FileTabs files={files} whole={isWhole(diff)} only={only} criterion={criterion} onChoose={onSee} />
      ) : (
        <div className={styles.fileTabs} aria-busy={diff.state === 'waiting'} />
      )}
      <span className={styles.barEnd}>
        <FileFinder work={work} files={files} onChoose={onSee} />
        <ViewMenu />
      </span>
    </div>
  );
}

/** What is to be known of the work before its code is read. */
function WorkNotices({
  projectId,
  run,
  review,
  place,
  diff,
  onSee,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  place: LandingPlace | undefined;
  diff: Diff;
  onSee: (path: string) => void;
}) {
  const { attempt } = review;
  return (
    <div className={styles.above}>
      {review.strays.map((file) => (
        <ScopeBar
          key={file.path}
          projectId={projectId}
          review={review}
          file={file}
          onSee={() => onSee(file.path)}
        />
      ))}
      <FollowUpBar projectId={projectId} specId={run.specId} review={review} />
      {attempt.state === 'conflicted' && (
        <ConflictCard projectId={projectId} run={run} attempt={attempt} onSee={onSee} />
      )}
      <MeetsNotice attempt={attempt} place={place} compact />
      <EarlierStrip projectId={projectId} run={run} attempt={attempt} files={patchOf(diff)} />
      {diff.state === 'refused' && <Notice tone="bad">{diff.problem}</Notice>}
    </div>
  );
}

const NO_PATCH: readonly PatchFile[] = [];

function patchOf(diff: Diff): readonly PatchFile[] {
  return isWhole(diff) ? diff.files : NO_PATCH;
}

/** A task that only reads hands in its report, which is then what there is to review. */
function NoFiles({ review }: { review: Review }) {
  const report = review.attempt.report.trim();
  if (report === '') {
    return (
      <EmptyState icon={FileText} title="It changed no file">
        {review.task.id} handed in without changing a file.
      </EmptyState>
    );
  }
  return (
    <article className={styles.report} aria-label={`Report of ${review.task.id}`}>
      <h3>What {review.task.id} reports</h3>
      <p className={text.muted}>It changed no file.</p>
      <pre>{report}</pre>
    </article>
  );
}
