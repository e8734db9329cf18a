import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './LogEntry.module.css';
import type { StatusLook } from './statusVocabulary.ts';

/** A list of log entries, announced politely as they come. */
export function Log({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div role="log" aria-label={label}>
      <ol className={styles.log}>{children}</ol>
    </div>
  );
}

/** What happened and, in a sentence below, why. */
export function LogEntry({
  icon,
  tone,
  title,
  time,
  children,
}: {
  icon: LucideIcon;
  tone: StatusLook;
  title: ReactNode;
  time: string;
  children?: ReactNode;
}) {
  return (
    <li>
      <span className={clsx(styles.glyph, styles[tone])}>
        <Icon of={icon} />
      </span>
      <div>
        <p>
          <b>{title}</b>
          <time>{time}</time>
        </p>
        {children && <p className={styles.why}>{children}</p>}
      </div>
    </li>
  );
}
