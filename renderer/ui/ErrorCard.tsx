import { clsx } from 'clsx';
import { TriangleAlert } from 'lucide-react';
import { Sheet, type SheetParts } from './Sheet.tsx';
import styles from './Sheet.module.css';

/** What went wrong, what is safe and the ways forward, where the act was. Announced once. */
export function ErrorCard({ className, ...parts }: SheetParts & { className?: string | undefined }) {
  return (
    <section role="alert" className={clsx(styles.card, className)}>
      <Sheet icon={TriangleAlert} tone="needs" {...parts} />
    </section>
  );
}
