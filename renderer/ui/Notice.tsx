import { clsx } from 'clsx';
import { Info, type LucideIcon, OctagonX, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Notice.module.css';

const ICONS = { plain: Info, warn: TriangleAlert, bad: OctagonX } as const;

/** A bar that says something about the place it stands in; `compact` is one line high. */
export function Notice({
  tone = 'warn',
  icon = ICONS[tone],
  compact = false,
  actions,
  children,
  className,
}: {
  tone?: 'plain' | 'warn' | 'bad';
  icon?: LucideIcon;
  compact?: boolean;
  actions?: ReactNode;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <div
      role={tone === 'plain' ? 'note' : 'status'}
      className={clsx(styles.notice, styles[tone], compact && styles.compact, className)}
    >
      <Icon of={icon} className={styles.glyph} />
      <span className={styles.words}>{children}</span>
      {actions && <span className={styles.actions}>{actions}</span>}
    </div>
  );
}
