import { clsx } from 'clsx';
import { keyLabels, keysInOne } from './keyLabels.ts';
import styles from './KeyCap.module.css';

/** Keys such as `mod+k`, drawn the platform's way: one cap, or one per key when `split`. */
export function KeyCap({
  keys,
  split = false,
  onPrimary = false,
}: {
  keys: string;
  split?: boolean;
  onPrimary?: boolean;
}) {
  const cap = clsx(styles.cap, onPrimary && styles.onPrimary);
  if (!split) return <kbd className={cap}>{keysInOne(keys)}</kbd>;
  return (
    <span className={styles.caps}>
      {keyLabels(keys).map((label) => (
        <kbd key={label} className={cap}>
          {label}
        </kbd>
      ))}
    </span>
  );
}
