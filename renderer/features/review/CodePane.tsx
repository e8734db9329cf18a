import { clsx } from 'clsx';
import { FileText } from 'lucide-react';
import { useMemo, useRef, useState } from 'react';
import { isLeftOut } from '#shared/code/pathRules.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { hunkText } from '#shared/review/hunkText.ts';
import type { PatchFile } from '#shared/review/patch.ts';
import type { Run } from '#shared/run/run.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import pane from '#renderer/ui/Pane.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { EarlierStrip } from './EarlierStrip.tsx';
import { FileFinder } from './FileFinder.tsx';
import { FilesContext } from './filesOf.ts';
import { FollowUpBar } from './FollowUpBar.tsx';
import { FollowUpContext, followUpIn } from './followUpStore.ts';
import { FileTabs } from './FileTabs.tsx';
import { DrawAll } from './LazyBlock.tsx';
import { LazyFile, SEEN_FIRST } from './LazyFile.tsx';
import type { ReadingSection } from './readingParts.ts';
import styles from './Code.module.css';
import type { Review, ReviewFile } from './reviewModel.ts';
import { closeWhole, setCollapsed, useReviewStore } from './reviewStore.ts';
import { ScopeBar } from './ScopeBar.tsx';
import { type Diff, isWhole } from './useDiff.ts';
import { useThreads } from './useThreads.ts';
import { ViewMenu } from './ViewMenu.tsx';
import { WholeFile } from './WholeFile.tsx';

/** Changes of at most this many lines are drawn whole, with no need to watch what is in view. */
const DRAWN_AT_ONCE = 2_000;
/** Up to this many files the tabs are list enough. */
const FEW_FILES = 5;
/** What the head of a file takes to draw, in lines. */
const HEAD = 20;

function linesOf(files: readonly ReviewFile[]): number {
  return files.reduce(
    (sum, { hunks }) => sum + hunks.reduce((lines, { hunk }) => lines + hunkText(hunk).count, HEAD),
    0,
  );
}

/** The changed files, hunk by hunk, with what each serves. */
export function CodePane({
  projectId,
  run,
  review,
  diff,
  files,
  sections,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  diff: Diff;
  files: readonly ReviewFile[];
  /** The same files in the order to show them. */
  sections: readonly ReadingSection[];
}) {
  const criterion = useReviewStore((store) => store.criterion);
  const [only, setOnly] = useState<string | null>(null);
  const whole = useReviewStore((store) => store.whole);
  const scroller = useRef<HTMLDivElement>(null);
  const threads = useThreads(projectId, review.attempt, review.task.criteria);
  const isLittle = useMemo(() => linesOf(files) <= DRAWN_AT_ONCE, [files]);
  const { attempt } = review;
  const source = useMemo(() => ({ projectId, attempt }), [projectId, attempt]);
  const followUp = followUpIn(attempt, diff, files);
  const shown = files.some(({ file }) => file.path === only)
    ? [{ title: '', files: files.filter(({ file }) => file.path === only) }]
    : sections;
  const choose = (path: string | null) => {
    closeWhole();
    setOnly(path);
  };
  const see = (path: string) => {
    closeWhole();
    setCollapsed(path, isLeftOut(path));
    setOnly(path);
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <section className={clsx(pane.pane, pane.paper)} aria-label="Code" data-pane="" tabIndex={-1}>
      <div className={styles.bar}>
        {files.length > 0 ? (
          <FileTabs files={files} whole={isWhole(diff)} only={only} criterion={criterion} onChoose={choose} />
        ) : (
          <div className={styles.fileTabs} aria-busy={diff.state === 'waiting'} />
        )}
        <span className={styles.barEnd}>
          {files.length > FEW_FILES && <FileFinder attempt={review.attempt} files={files} onChoose={see} />}
          <ViewMenu />
        </span>
      </div>
      <div className={styles.above}>
        {review.strays.map((file) => (
          <ScopeBar
            key={file.path}
            projectId={projectId}
            review={review}
            file={file}
            onSee={() => see(file.path)}
          />
        ))}
        <FollowUpBar projectId={projectId} specId={run.specId} review={review} />
        {review.attempt.state === 'conflicted' && (
          <ConflictCard projectId={projectId} run={run} attempt={review.attempt} onSee={see} />
        )}
        <EarlierStrip projectId={projectId} run={run} attempt={review.attempt} files={patchOf(diff)} />
        {diff.state === 'refused' && <Notice tone="bad">{diff.problem}</Notice>}
      </div>
      <div className={styles.stack}>
        <div
          ref={scroller}
          className={clsx(styles.files, whole && styles.below)}
          data-scroller="code"
          inert={whole !== null}
          tabIndex={0}
          role="region"
          aria-label="Changed files"
        >
          <FilesContext value={source}>
            <FollowUpContext value={followUp}>
              <DrawAll value={isLittle}>
                {/* One flat list, so that a file that changes its section keeps what is being written in it. */}
                {shown.flatMap((section, place) => [
                  section.title !== '' && (
                    <h3 key={`section ${section.files[0]?.hunks[0]?.id ?? ''}`} className={styles.section}>
                      {section.title}
                    </h3>
                  ),
                  ...section.files.map((part, index) => (
                    <LazyFile
                      key={part.hunks[0]?.id ?? part.file.path}
                      part={part}
                      attempt={review.attempt}
                      criterion={criterion}
                      threads={threads}
                      first={place === 0 && index < SEEN_FIRST}
                    />
                  )),
                ])}
              </DrawAll>
            </FollowUpContext>
          </FilesContext>
          {diff.state === 'shown' && !diff.whole && (
            <p className={styles.more} role="status">
              The rest of this change is still being read.
            </p>
          )}
          {diff.state === 'shown' && files.length === 0 && <NoFiles review={review} />}
        </div>
        {whole && <WholeFile key={whole.path} source={source} path={whole.path} line={whole.line} />}
      </div>
    </section>
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
