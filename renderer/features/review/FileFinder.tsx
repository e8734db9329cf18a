import { Command as Cmdk } from 'cmdk';
import { Check, Search, TriangleAlert } from 'lucide-react';
import { useState } from 'react';
import { countLines } from '#shared/review/patch.ts';
import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './FileFinder.module.css';
import { findFiles } from './findFiles.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { useReviewStore } from './reviewStore.ts';
import { isPartSeen } from './seenParts.ts';

/** Up to this many files the tabs are list enough. */
const FEW_FILES = 5;

/** All changed files below each other, by a few letters of their paths; for when the tabs are too many to look through. */
export function FileFinder({
  work,
  files,
  onChoose,
}: {
  work: ReviewedWork;
  files: readonly ReviewFile[];
  onChoose: (path: string) => void;
}) {
  const [isOpen, setOpen] = useState(false);
  if (files.length <= FEW_FILES) return null;
  const choose = (path: string) => {
    setOpen(false);
    onChoose(path);
  };
  return (
    <Popover
      label="Changed files"
      align="end"
      open={isOpen}
      onOpenChange={setOpen}
      className={styles.popover}
      trigger={<IconButton name="Find a changed file" icon={Search} size="small" />}
    >
      <Found work={work} files={files} onChoose={choose} />
    </Popover>
  );
}

function Found({
  work,
  files,
  onChoose,
}: {
  work: ReviewedWork;
  files: readonly ReviewFile[];
  onChoose: (path: string) => void;
}) {
  const [query, setQuery] = useState('');
  const seen = useReviewStore((store) => store.seen);
  const isSeen = (file: ReviewFile) => isPartSeen(seen, work, file);
  const left = files.filter((one) => !isSeen(one)).length;
  const found = findFiles(files, query);
  return (
    <Cmdk label="Find a changed file" loop shouldFilter={false} className={styles.finder}>
      <Cmdk.Input
        autoFocus
        value={query}
        onValueChange={setQuery}
        placeholder="Part of a path"
        className={styles.input}
      />
      <p className={`${text.small} ${text.muted} ${styles.count}`} role="status">
        {query.trim() === '' ? '' : `${found.length} of `}
        {files.length} {files.length === 1 ? 'file' : 'files'},{' '}
        {left === 0 ? 'all seen' : `${left} not seen yet`}
      </p>
      <Cmdk.List className={styles.list}>
        {found.map((one) => (
          <Cmdk.Item
            key={one.file.path}
            value={one.file.path}
            className={styles.item}
            onSelect={() => onChoose(one.file.path)}
          >
            <span className={styles.mark}>{isSeen(one) && <Icon of={Check} size="xs" name="seen" />}</span>
            <span className={styles.path}>
              <FileName path={one.file.path} />
            </span>
            {one.stray && <Icon of={TriangleAlert} size="xs" name="out of scope" className={styles.stray} />}
            {!one.file.binary && <CountDelta {...countLines(one.file)} />}
          </Cmdk.Item>
        ))}
      </Cmdk.List>
      <Cmdk.Empty className={styles.none}>No changed file has “{query}” in its path.</Cmdk.Empty>
    </Cmdk>
  );
}
