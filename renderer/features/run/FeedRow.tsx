import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Activity.module.css';

/** The frame of a line of the log: when, an icon on the thread, and what. */
export function FeedRow({
  time,
  icon,
  tone,
  spin = false,
  children,
}: {
  time: string;
  icon: LucideIcon;
  tone?: 'needs' | 'good' | 'bad';
  spin?: boolean;
  children: ReactNode;
}) {
  return (
    <div className={styles.row}>
      <span className={styles.time}>{time}</span>
      <span className={clsx(styles.glyph, tone && styles[tone])}>
        <Icon of={icon} spin={spin} />
      </span>
      {children}
    </div>
  );
}
