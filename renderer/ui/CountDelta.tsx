import styles from './marks.module.css';

/** Lines added and removed: +52 −9. A zero is left out unless both are. */
export function CountDelta({ added, removed }: { added: number; removed: number }) {
  return (
    <span className={styles.delta}>
      {(added > 0 || removed === 0) && (
        <span className={styles.added} role="img" aria-label={`${added} lines added`}>
          +{added}
        </span>
      )}
      {removed > 0 && (
        <span className={styles.removed} role="img" aria-label={`${removed} lines removed`}>
          −{removed}
        </span>
      )}
    </span>
  );
}
