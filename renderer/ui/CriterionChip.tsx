import { clsx } from 'clsx';
import styles from './marks.module.css';

export type CriterionTone = 'plain' | 'on' | 'good' | 'bad' | 'missing';

/** AC-1.2 as a chip; with `onClick` it selects that criterion. `title` carries its wording. */
export function CriterionChip({
  id,
  tone = 'plain',
  title,
  onClick,
}: {
  id: string;
  tone?: CriterionTone;
  title?: string | undefined;
  onClick?: (() => void) | undefined;
}) {
  const className = clsx(styles.criterion, tone !== 'plain' && styles[tone]);
  if (!onClick) {
    return (
      <span className={className} title={title}>
        {id}
      </span>
    );
  }
  return (
    <button type="button" className={className} title={title} onClick={onClick}>
      {id}
    </button>
  );
}
