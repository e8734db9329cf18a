import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { Icon, type IconSize } from './Icon.tsx';
import styles from './marks.module.css';
import { STATUS_ICONS, STATUSES, type Status } from './statusVocabulary.ts';
import text from './text.module.css';
import { Tooltip } from './Tooltip.tsx';

/** Icon and word, then a colour. `icon` alone keeps the word for readers and on hover. */
export function StatusBadge({
  status,
  look = 'pill',
  size = 's',
  children,
}: {
  status: Status;
  look?: 'pill' | 'plain' | 'icon';
  size?: IconSize;
  /** Says it in other words, such as “3 need you”. */
  children?: ReactNode;
}) {
  const entry = STATUSES[status];
  const icon = <Icon of={STATUS_ICONS[entry.look]} size={size} spin={entry.look === 'running'} />;
  const className = clsx(styles.status, styles[entry.look], look === 'pill' && styles.pill);
  if (look !== 'icon') {
    return (
      <span className={className}>
        {icon}
        {children ?? entry.word}
      </span>
    );
  }
  return (
    <Tooltip content={`${entry.word}. ${entry.meaning}`}>
      <span className={className}>
        {icon}
        <span className={text.hidden}>{children ?? entry.word}</span>
      </span>
    </Tooltip>
  );
}
