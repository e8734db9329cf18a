import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './TimelineEntry.module.css';

export type TimelineTone = 'plain' | 'landed' | 'back' | 'running' | 'interrupted';

/** Entries on one line down the page; children are TimelineDay and TimelineEntry. */
export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section className={styles.timeline} aria-label={label}>
      {children}
    </section>
  );
}

export function TimelineDay({ children }: { children: ReactNode }) {
  return <h3 className={styles.day}>{children}</h3>;
}

/** One thing that happened. A `version` shows as a blue number instead of an icon. */
export function TimelineEntry({
  time,
  icon,
  version,
  tone = 'plain',
  title,
  children,
}: {
  time: string;
  icon?: LucideIcon;
  version?: number;
  tone?: TimelineTone;
  title: ReactNode;
  children?: ReactNode;
}) {
  return (
    <article className={clsx(styles.entry, version !== undefined && styles.isVersion)}>
      <time>{time}</time>
      {version !== undefined ? (
        <span className={styles.version} aria-hidden="true">
          {version}
        </span>
      ) : (
        <span className={clsx(styles.dot, styles[tone])}>{icon && <Icon of={icon} />}</span>
      )}
      <div className={styles.words}>
        <p className={styles.title}>{title}</p>
        {children}
      </div>
    </article>
  );
}
