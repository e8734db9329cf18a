import { ChevronDown, ChevronRight } from 'lucide-react';
import { isLeftOut } from '#shared/code/pathRules.ts';
import { countLines, type PatchFile } from '#shared/review/patch.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Diff.module.css';
import { FileHunks } from './FileHunks.tsx';
import type { ThreadHost } from './LineThread.tsx';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { seenKey, setCollapsed, setSeen, useReviewStore } from './reviewStore.ts';

/** A changed file with its hunks; seen files fold away. */
export function FileDiff({
  part,
  attempt,
  criterion,
  threads,
}: {
  part: ReviewFile;
  attempt: ReviewedWork;
  criterion: string | null;
  /** Null where nothing can be said. */
  threads: ThreadHost | null;
}) {
  const { file, hunks } = part;
  const key = seenKey(attempt.id, attempt.commit, file.path);
  const isSeen = useReviewStore((store) => store.seen.has(key));
  const folds = isLeftOut(file.path);
  // What a tool wrote is folded from the start; opening it is remembered as the opposite of folding.
  const isToggled = useReviewStore((store) => store.collapsed.has(file.path));
  const isCollapsed = folds !== isToggled;
  const { added, removed } = countLines(file);
  const note = fileNote(file);
  return (
    <section aria-label={file.path} data-file={file.path}>
      <div className={styles.fileHead}>
        <button
          type="button"
          className={styles.fileFold}
          aria-expanded={!isCollapsed}
          onClick={() => setCollapsed(file.path, !isToggled)}
        >
          <Icon of={isCollapsed ? ChevronRight : ChevronDown} size="xs" />
          <FileName path={file.path} />
        </button>
        {folds && <Tag>generated</Tag>}
        {KIND_WORDS[file.kind] && <Tag>{KIND_WORDS[file.kind]}</Tag>}
        <span className={text.end}>
          {!file.binary && <CountDelta added={added} removed={removed} />}
          <Checkbox
            label={<span className={`${text.small} ${text.soft}`}>Seen</span>}
            checked={isSeen}
            onChange={(seen) => setSeen(key, folds ? null : file.path, seen)}
          />
        </span>
      </div>
      {!isCollapsed && note && <p className={styles.fileNote}>{note}</p>}
      {!isCollapsed && (
        <FileHunks hunks={hunks} path={file.path} attempt={attempt} criterion={criterion} threads={threads} />
      )}
    </section>
  );
}

const KIND_WORDS: Readonly<Record<PatchFile['kind'], string | null>> = {
  added: 'new file',
  deleted: 'deleted',
  renamed: 'renamed',
  changed: null,
};

/** What a file without hunks, or beside them, has to say. */
export function fileNote(file: PatchFile): string | null {
  const notes = [
    file.oldPath === null ? null : `Was ${file.oldPath}.`,
    file.modes ? `Its mode changed from ${file.modes.old} to ${file.modes.new}.` : null,
    file.binary ? 'Not text, so its changes are not shown.' : null,
    file.tooLarge ? 'Too large to be shown here. Open it in its workspace.' : null,
    !file.binary && !file.tooLarge && file.hunks.length === 0 && file.kind === 'added'
      ? 'An empty file.'
      : null,
  ];
  const said = notes.filter((note) => note !== null).join(' ');
  return said === '' ? null : said;
}
