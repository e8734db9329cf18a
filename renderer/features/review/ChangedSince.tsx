import { FileDiff as Changed } from 'lucide-react';
import { useEffect, useState } from 'react';
import { inWords } from '#renderer/features/run/useAct.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import code from '#renderer/ui/code.module.css';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import type { ProjectId } from '#shared/project/project.ts';
import { hunkTitle } from '#shared/review/hunkTitle.ts';
import { parsePatch } from '#shared/review/parsePatch.ts';
import { countLines, type PatchFile } from '#shared/review/patch.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import styles from './ChangedSince.module.css';
import diff from './Diff.module.css';
import { fileNote } from './fileNote.ts';
import { HunkLines } from './HunkLines.tsx';

const NO_MARKS = new Map<number, never>();
const NONE = new Set<number>();

type Change =
  | { readonly state: 'waiting' }
  | { readonly state: 'shown'; readonly files: readonly PatchFile[] }
  | { readonly state: 'refused'; readonly problem: string };

/** What two states of the same work differ in, to read and to close again. */
export function ChangedSince({
  projectId,
  from,
  to,
  title,
  onClose,
}: {
  projectId: ProjectId;
  from: string;
  to: string;
  title: string;
  onClose: () => void;
}) {
  const client = useClient();
  const [change, setChange] = useState<Change>({ state: 'waiting' });
  useEffect(() => {
    const control = new AbortController();
    void client.review.between({ projectId, from, to }, { signal: control.signal }).then((result) => {
      if (control.signal.aborted) return;
      setChange(
        result.ok
          ? { state: 'shown', files: parsePatch(result.value.patch) }
          : { state: 'refused', problem: inWords(result.error, describeReviewError) },
      );
    });
    return () => control.abort();
  }, [client, projectId, from, to]);
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      icon={Changed}
      title={title}
      summary={change.state === 'shown' ? summaryOf(change.files) : ''}
      actions={
        <Button variant="primary" onClick={onClose}>
          Close
        </Button>
      }
    >
      {change.state === 'refused' && <Notice tone="bad">{change.problem}</Notice>}
      <div
        className={styles.files}
        role="region"
        aria-label="What changed"
        tabIndex={0}
        aria-busy={change.state === 'waiting' || undefined}
      >
        {change.state === 'shown' && change.files.map((file) => <File key={file.path} file={file} />)}
      </div>
    </Dialog>
  );
}

function summaryOf(files: readonly PatchFile[]): string {
  if (files.length === 0) return 'Both hold the same files with the same text.';
  return `${sentence(countOf(files.length, 'file'))} ${files.length === 1 ? 'differs' : 'differ'}.`;
}

function File({ file }: { file: PatchFile }) {
  return (
    <section aria-label={file.path}>
      <div className={diff.fileHead}>
        <FileName path={file.path} />
        <span className={text.end}>
          <CountDelta {...countLines(file)} />
        </span>
      </div>
      {fileNote(file) && <p className={diff.fileNote}>{fileNote(file)}</p>}
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
  );
}
