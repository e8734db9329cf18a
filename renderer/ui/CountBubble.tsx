import { clsx } from 'clsx';
import styles from './marks.module.css';

/** A number in a bubble; `meaning` is read aloud and shown on hover, as in “3 things to decide”. */
export function CountBubble({
  count,
  meaning,
  tone = 'plain',
}: {
  count: number;
  meaning: string;
  tone?: 'plain' | 'strong' | 'warn';
}) {
  return (
    <span
      className={clsx(styles.count, tone !== 'plain' && styles[`count${tone}`])}
      title={meaning}
      role="img"
      aria-label={meaning}
    >
      {count}
    </span>
  );
}
