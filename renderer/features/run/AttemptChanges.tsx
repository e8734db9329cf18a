import { FileCode } from 'lucide-react';
import type { ProjectId } from '#shared/project/project.ts';
import { hunkTitle } from '#shared/review/hunkTitle.ts';
import { countLines } from '#shared/review/patch.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import code from '#renderer/ui/code.module.css';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import text from '#renderer/ui/text.module.css';
import diff from '#renderer/features/review/Diff.module.css';
import { fileNote } from '#renderer/features/review/fileNote.ts';
import { HunkLines } from '#renderer/features/review/HunkLines.tsx';
import { PictureDiff } from '#renderer/features/review/PictureDiff.tsx';
import { useDiff } from '#renderer/features/review/useDiff.ts';
import styles from './RunScreen.module.css';

const NO_MARKS = new Map<number, never>();
const NONE = new Set<number>();

/** Another size of the work asks for its text again. */
function sizeOf({ files }: Attempt): string {
  return files.map(({ added, removed }) => `${added ?? 'b'}-${removed ?? 'b'}`).join();
}

/** What has changed in the attempt's workspace so far. */
export function AttemptChanges({
  projectId,
  run,
  attempt,
}: {
  projectId: ProjectId;
  run: Run;
  attempt: Attempt;
}) {
  const shown = useDiff(projectId, attempt, `${attempt.state} ${run.reasons.length} ${sizeOf(attempt)}`);
  const declared = new Map(attempt.files.map((file) => [file.path, file]));
  if (shown.state === 'waiting') return <div aria-busy="true" />;
  if (shown.state === 'refused') return <Notice tone="bad">{shown.problem}</Notice>;
  if (shown.files.length === 0) {
    return (
      <EmptyState icon={FileCode} title="Nothing has changed yet">
        Changes in {attempt.taskId}’s workspace appear here as soon as there are some.
      </EmptyState>
    );
  }
  return (
    <div className={styles.changes} tabIndex={0} role="region" aria-label="Changed files">
      {shown.files.map((file) => (
        <section key={file.path} aria-label={file.path}>
          <div className={diff.fileHead}>
            <FileName path={file.path} />
            {declared.get(file.path)?.inScope === false && <Tag>not declared</Tag>}
            {declared.get(file.path)?.protected && <Tag>protected</Tag>}
            <span className={text.end}>
              <CountDelta {...countLines(file)} />
            </span>
          </div>
          {fileNote(file) && <p className={diff.fileNote}>{fileNote(file)}</p>}
          {file.binary && <PictureDiff source={{ projectId, attempt }} path={file.path} />}
          {file.hunks.map((hunk) => (
            <div key={`${hunk.oldStart} ${hunk.newStart}`} className={diff.hunk}>
              <div className={diff.hunkHead}>
                <span className={text.truncate}>{hunkTitle(hunk)}</span>
              </div>
              <div className={code.code}>
                <HunkLines hunk={hunk} path={file.path} marks={NO_MARKS} flagged={NONE} threads={null} />
              </div>
            </div>
          ))}
        </section>
      ))}
      {!shown.whole && <p role="status">The rest of this change is still being read.</p>}
    </div>
  );
}
