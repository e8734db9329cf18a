import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import text from './text.module.css';
import styles from './Toolbar.module.css';

/** The bar above a pane: 44, 48 or 52 px. `end` stands at the right. A landmark, as it may stand beside the panes. */
export function Toolbar({
  label,
  height = 44,
  end,
  children,
}: {
  label: string;
  height?: 44 | 48 | 52;
  end?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <section className={clsx(styles.toolbar, styles[`h${height}`])} aria-label={label}>
      {children}
      {end && <div className={clsx(text.end, styles.end)}>{end}</div>}
    </section>
  );
}

/** A thin upright line between groups of controls. */
export function Rule() {
  return <span className={styles.rule} aria-hidden="true" />;
}
