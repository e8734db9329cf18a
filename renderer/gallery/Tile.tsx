import type { ReactNode } from 'react';
import styles from './Gallery.module.css';

export function Tile({
  title,
  padded = false,
  children,
}: {
  title: string;
  padded?: boolean;
  children: ReactNode;
}) {
  return (
    <figure className={styles.tile}>
      <figcaption>{title}</figcaption>
      <div className={padded ? `${styles.box} ${styles.padded}` : styles.box}>{children}</div>
    </figure>
  );
}

export function Line({ children }: { children: ReactNode }) {
  return <div className={styles.line}>{children}</div>;
}
