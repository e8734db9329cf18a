import { ChevronDown, ChevronRight, FileText } from 'lucide-react';
import { use } from 'react';
import { isLeftOut } from '#shared/code/pathRules.ts';
import { pictureType } from '#shared/review/pictureType.ts';
import { countLines, type PatchFile } from '#shared/review/patch.ts';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Diff.module.css';
import { FileHunks } from './FileHunks.tsx';
import { isFolded } from './folding.ts';
import { fileNote } from './fileNote.ts';
import { FollowUpContext, useIsForFollowUp } from './followUpStore.ts';
import type { ThreadHost } from './LineThread.tsx';
import { PictureDiff } from './PictureDiff.tsx';
import { useFiles } from './filesOf.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { draftKey, openWhole, setFolded, setSeen, useReviewStore } from './reviewStore.ts';
import { isPartSeen } from './seenParts.ts';

export interface FileDiffProps {
  readonly part: ReviewFile;
  readonly attempt: ReviewedWork;
  /** The chosen criterion. */
  readonly criterion: string | null;
  /** Null where nothing can be said. */
  readonly threads: ThreadHost | null;
  /** At the top of the change, where everyone begins. */
  readonly first: boolean;
}

/** A changed file with its hunks; seen files fold away. */
export function FileDiff({ part, attempt, criterion, threads, first }: FileDiffProps) {
  const source = useFiles();
  const { file, hunks, place } = part;
  const isCollapsed = useReviewStore((store) => isFolded(store, attempt, part));
  const note = fileNote(file);
  // A picture is looked at once, wherever else its text is read.
  const isPicture =
    place === undefined && (file.binary || (pictureType(file.path) !== null && !file.tooLarge));
  return (
    <section
      aria-label={place === undefined ? file.path : `${file.path}, place ${place}`}
      data-file={file.path}
    >
      <FileHead part={part} attempt={attempt} isCollapsed={isCollapsed} />
      {!isCollapsed && place === undefined && note && <p className={styles.fileNote}>{note}</p>}
      {!isCollapsed && isPicture && source && <PictureDiff source={source} path={file.path} />}
      {!isCollapsed && (
        <FileHunks
          hunks={hunks}
          path={file.path}
          attempt={attempt}
          criterion={criterion}
          threads={threads}
          first={first}
        />
      )}
    </section>
  );
}

/** Folds the file and marks it seen; says what kind of change it is, and how much. */
function FileHead({
  part,
  attempt,
  isCollapsed,
}: {
  part: ReviewFile;
  attempt: ReviewedWork;
  isCollapsed: boolean;
}) {
  const { file, hunks } = part;
  const source = useFiles();
  const isSeen = useReviewStore((store) => isPartSeen(store.seen, attempt, part));
  const isUnsaved = useReviewStore(
    (store) => source !== null && store.drafts.has(draftKey(source.projectId, attempt.id, file.path)),
  );
  const isLater = useIsForFollowUp(use(FollowUpContext), 'paths', file.path);
  const { added, removed } = countLines({ hunks: hunks.map(({ hunk }) => hunk) });
  return (
    <div className={styles.fileHead}>
      <button
        type="button"
        className={styles.fileFold}
        aria-expanded={!isCollapsed}
        onClick={() => setFolded(attempt, part, !isCollapsed)}
      >
        <Icon of={isCollapsed ? ChevronRight : ChevronDown} size="xs" />
        <FileName path={file.path} />
      </button>
      {isLeftOut(file.path) && <Tag>generated</Tag>}
      {KIND_WORDS[file.kind] && <Tag>{KIND_WORDS[file.kind]}</Tag>}
      {isLater && <Tag>for a follow-up</Tag>}
      {isUnsaved && <Tag>edit not saved</Tag>}
      <span className={text.end}>
        {source && !file.binary && !file.tooLarge && (
          <IconButton
            name={`Open ${file.path} whole`}
            icon={FileText}
            size="small"
            onClick={() => openWhole(file.path)}
          />
        )}
        {!file.binary && <CountDelta added={added} removed={removed} />}
        <Checkbox
          label={<span className={`${text.small} ${text.soft}`}>Seen</span>}
          checked={isSeen}
          onChange={(seen) => setSeen(attempt, part, seen)}
        />
      </span>
    </div>
  );
}

const KIND_WORDS: Readonly<Record<PatchFile['kind'], string | null>> = {
  added: 'new file',
  deleted: 'deleted',
  renamed: 'renamed',
  changed: null,
};
