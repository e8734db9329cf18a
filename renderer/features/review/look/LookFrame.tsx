import type { ReactNode } from 'react';
import { ErrorCard } from '#renderer/ui/ErrorCard.tsx';
import review from '../Review.module.css';
import styles from './Look.module.css';

/** The screen around a look: its bar, what is to be told, and the columns. */
export function LookFrame({
  bar,
  notices,
  children,
}: {
  bar: ReactNode;
  notices?: ReactNode;
  children: ReactNode;
}) {
  return (
    <main className={styles.screen} aria-label="Review">
      {bar}
      <div className={styles.notices}>{notices}</div>
      {children}
    </main>
  );
}

export function LookWaiting() {
  return <main aria-label="Review" aria-busy="true" />;
}

export function LookRefused({
  title,
  problem,
  actions,
}: {
  title: string;
  problem: string;
  actions: ReactNode;
}) {
  return (
    <main aria-label="Review" className={review.centre}>
      <ErrorCard title={title} summary={problem} actions={actions} />
    </main>
  );
}
