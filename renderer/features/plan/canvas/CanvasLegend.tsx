import { Code } from 'lucide-react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './CanvasCorners.module.css';

/** What the lines mean; what is found in the code only while there is such a line. */
export function CanvasLegend({ hasFound }: { hasFound: boolean }) {
  return (
    <div className={styles.legend}>
      <span>
        <i className={styles.line} />
        waits for
      </span>
      {hasFound && (
        <span>
          <i className={styles.dashedLine} />
          <Icon of={Code} size="xs" />
          found in the code
        </span>
      )}
      <span>
        <i className={styles.heavyLine} />
        critical path
      </span>
    </div>
  );
}
