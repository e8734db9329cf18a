import type { ReactNode } from 'react';
import styles from './marks.module.css';

/** A small outlined word, such as “new file”. */
export function Tag({ children }: { children: ReactNode }) {
  return <span className={styles.tag}>{children}</span>;
}
