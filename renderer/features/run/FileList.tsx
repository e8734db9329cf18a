import { CountDelta } from '#renderer/ui/CountDelta.tsx';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { Tag } from '#renderer/ui/Tag.tsx';
import styles from './Activity.module.css';

export interface ListedFile {
  readonly path: string;
  readonly added: number | null;
  readonly removed: number | null;
  readonly isNew?: boolean;
  /** The criteria its changes serve. */
  readonly criteria?: readonly string[];
}

/** Changed files, one a row: its name, what it serves, and how many lines came and went. */
export function FileList({ label, files }: { label: string; files: readonly ListedFile[] }) {
  return (
    <ul className={styles.edits} aria-label={label}>
      {files.map((file) => (
        <li key={file.path}>
          <FileName path={file.path} />
          {file.isNew && <Tag>new</Tag>}
          <span className={styles.serves}>
            {file.criteria?.map((id) => (
              <CriterionChip key={id} id={id} />
            ))}
          </span>
          {(file.added !== null || file.removed !== null) && (
            <span className={styles.delta}>
              <CountDelta added={file.added ?? 0} removed={file.removed ?? 0} />
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}
