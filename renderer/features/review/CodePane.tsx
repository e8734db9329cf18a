import { clsx } from 'clsx';
import { FileText, TriangleAlert } from 'lucide-react';
import { useRef, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import pane from '#renderer/ui/Pane.module.css';
import { ConflictCard } from './ConflictCard.tsx';
import { FileDiff } from './FileDiff.tsx';
import styles from './Review.module.css';
import type { Review, ReviewFile } from './reviewModel.ts';
import { setCollapsed, useReviewStore } from './reviewStore.ts';
import { ScopeBar } from './ScopeBar.tsx';
import type { Diff } from './useDiff.ts';
import { useThreads } from './useThreads.ts';

/** The changed files, hunk by hunk, with what each serves. */
export function CodePane({
  projectId,
  run,
  review,
  diff,
  files,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  diff: Diff;
  files: readonly ReviewFile[];
}) {
  const criterion = useReviewStore((store) => store.criterion);
  const [only, setOnly] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const threads = useThreads(projectId, review.attempt);
  const shown = files.some(({ file }) => file.path === only)
    ? files.filter(({ file }) => file.path === only)
    : files;
  const see = (path: string) => {
    setCollapsed(path, false);
    setOnly(path);
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <section className={clsx(pane.pane, pane.paper)} aria-label="Code" data-pane="" tabIndex={-1}>
      {files.length > 0 ? (
        <FileTabs files={files} only={only} criterion={criterion} onChoose={setOnly} />
      ) : (
        <div className={styles.fileTabs} aria-busy={diff.state === 'waiting'} />
      )}
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
        {review.attempt.state === 'conflicted' && (
          <ConflictCard projectId={projectId} run={run} attempt={review.attempt} onSee={see} />
        )}
        {diff.state === 'refused' && <Notice tone="bad">{diff.problem}</Notice>}
      </div>
      <div
        ref={scroller}
        className={styles.files}
        data-scroller="code"
        tabIndex={0}
        role="region"
        aria-label="Changed files"
      >
        {shown.map((part) => (
          <FileDiff
            key={part.file.path}
            part={part}
            attempt={review.attempt}
            criterion={criterion}
            threads={threads}
          />
        ))}
        {diff.state === 'shown' && files.length === 0 && <NoFiles review={review} />}
      </div>
    </section>
  );
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

function FileTabs({
  files,
  only,
  criterion,
  onChoose,
}: {
  files: readonly ReviewFile[];
  only: string | null;
  criterion: string | null;
  onChoose: (path: string | null) => void;
}) {
  const names = shortNames(files.map(({ file }) => file.path));
  return (
    <div className={styles.fileTabs} role="tablist" aria-label="Files">
      <button
        type="button"
        role="tab"
        aria-selected={only === null}
        className={styles.fileTab}
        onClick={() => onChoose(null)}
      >
        All {files.length}
      </button>
      {files.map(({ file, hunks, stray }, index) => {
        const serving = hunks.some((hunk) =>
          hunk.services.some((service) => service.criterion === criterion),
        );
        return (
          <button
            key={file.path}
            type="button"
            role="tab"
            aria-selected={only === file.path}
            title={stray ? `${file.path}, outside the files declared` : file.path}
            className={clsx(styles.fileTab, serving && styles.serving, stray && styles.stray)}
            onClick={() => onChoose(file.path)}
          >
            {stray && <Icon of={TriangleAlert} size="xs" name="out of scope" />}
            {names[index]}
          </button>
        );
      })}
    </div>
  );
}

/** The name alone where it is the only one of its kind, else with its folder. */
function shortNames(paths: readonly string[]): readonly string[] {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const names = paths.map(nameOf);
  return paths.map((path, index) => {
    const name = names[index] ?? path;
    return names.filter((one) => one === name).length > 1 ? path.split('/').slice(-2).join('/') : name;
  });
}
