import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Sheet.module.css';

export type SheetTone = 'needs' | 'interrupted' | 'accent' | 'failed';

export type SheetParts = {
  icon?: LucideIcon | undefined;
  tone?: SheetTone | undefined;
  /** What happened, or what is asked. */
  title: ReactNode;
  /** One or two sentences: what is safe, and why it is asked. */
  summary?: ReactNode;
  children?: ReactNode;
  /** Left of the foot: the less likely way. */
  aside?: ReactNode;
  /** Right of the foot: the acts, the primary one last. */
  actions?: ReactNode;
};

/** Heading with an icon, a body and a foot of acts; the inside of dialogs and of error cards. */
export function Sheet({
  icon,
  tone = 'accent',
  title,
  summary,
  children,
  aside,
  actions,
  headingId,
  summaryId,
}: SheetParts & { headingId?: string; summaryId?: string }) {
  return (
    <div className={styles.sheet}>
      <div className={styles.head}>
        {icon && (
          <span className={clsx(styles.glyph, styles[tone])}>
            <Icon of={icon} size="m" />
          </span>
        )}
        <div>
          <h2 id={headingId}>{title}</h2>
          {summary && (
            <div id={summaryId} className={styles.summary}>
              {summary}
            </div>
          )}
        </div>
      </div>
      {children && <div className={styles.body}>{children}</div>}
      {(aside || actions) && (
        <div className={styles.foot}>
          {aside}
          <span className={styles.actions}>{actions}</span>
        </div>
      )}
    </div>
  );
}
