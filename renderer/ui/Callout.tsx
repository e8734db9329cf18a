import { Info, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import styles from './Callout.module.css';
import { Icon } from './Icon.tsx';

/** An aside such as “Decision 7. Refusals answer 403…”, with who and when below. */
export function Callout({
  icon = Info,
  title,
  children,
  meta,
}: {
  icon?: LucideIcon;
  title: ReactNode;
  children: ReactNode;
  meta?: ReactNode;
}) {
  return (
    <div className={styles.callout} role="note">
      <Icon of={icon} className={styles.glyph} />
      <div>
        <p>
          <b>{title}</b> {children}
        </p>
        {meta && <p className={styles.meta}>{meta}</p>}
      </div>
    </div>
  );
}
