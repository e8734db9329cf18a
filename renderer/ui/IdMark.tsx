import { clsx } from 'clsx';
import styles from './marks.module.css';

/** The id of a requirement, criterion or task, in the machine's voice. */
export function IdMark({
  id,
  selected = false,
  className,
}: {
  id: string;
  selected?: boolean;
  className?: string | undefined;
}) {
  return <span className={clsx(styles.id, selected && styles.idOn, className)}>{id}</span>;
}
