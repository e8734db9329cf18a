import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import styles from './ListRow.module.css';

export type RowParts = {
  /** Left of the words: an icon, a status, a checkbox. */
  mark?: ReactNode;
  label: ReactNode;
  /** A second, quieter line; the row becomes 44 px. */
  detail?: ReactNode;
  /** At the right. */
  end?: ReactNode;
  selected?: boolean;
  indent?: boolean;
};

/** A 28 px row, or 44 with a detail; a button when it can be chosen. */
export function ListRow({ onSelect, ...parts }: RowParts & { onSelect?: (() => void) | undefined }) {
  if (!onSelect) return <div className={rowClass(parts)}>{rowContent(parts)}</div>;
  return (
    <button
      type="button"
      aria-current={parts.selected || undefined}
      onClick={onSelect}
      className={clsx(rowClass(parts), styles.button)}
    >
      {rowContent(parts)}
    </button>
  );
}

export function rowClass({ selected, indent, detail }: RowParts): string {
  return clsx(styles.row, selected && styles.selected, indent && styles.indent, detail && styles.tall);
}

export function rowContent({ mark, label, detail, end }: RowParts): ReactNode {
  return (
    <>
      {mark !== undefined && <span className={styles.mark}>{mark}</span>}
      <span className={styles.words}>
        <span className={styles.label}>{label}</span>
        {detail && <span className={styles.detail}>{detail}</span>}
      </span>
      {end !== undefined && <span className={styles.end}>{end}</span>}
    </>
  );
}
