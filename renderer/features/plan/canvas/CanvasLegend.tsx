import styles from './Canvas.module.css';

/** What the lines mean. */
export function CanvasLegend() {
  return (
    <div className={styles.legend}>
      <span>
        <i className={styles.line} />
        waits for
      </span>
      <span>
        <i className={styles.heavyLine} />
        critical path
      </span>
    </div>
  );
}
