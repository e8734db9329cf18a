import type { ReactNode } from 'react';
import styles from './SettingsScreen.module.css';

/** A heading, a sentence beside it, and a box of rows. */
export function SettingsSection({
  id,
  title,
  note,
  children,
}: {
  id: string;
  title: string;
  note?: ReactNode;
  children: ReactNode;
}) {
  return (
    <section id={`settings-${id}`} aria-label={title} className={styles.section}>
      <header>
        <h2>{title}</h2>
        {note && <p>{note}</p>}
      </header>
      <div className={styles.box}>{children}</div>
    </section>
  );
}
