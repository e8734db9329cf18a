import { clsx } from 'clsx';
import styles from './Progress.module.css';
import { STATUSES, type Status } from './statusVocabulary.ts';

/** Thin segments: `done` full, then `current` light, the rest empty. */
export function Segments({
  label,
  done,
  current = 0,
  total,
}: {
  label: string;
  done: number;
  current?: number;
  total: number;
}) {
  return (
    <div
      className={styles.segments}
      role="progressbar"
      aria-label={label}
      aria-valuenow={done}
      aria-valuemin={0}
      aria-valuemax={total}
    >
      {Array.from({ length: total }, (_, index) => (
        <i
          key={index}
          className={clsx(index < done ? styles.full : index < done + current && styles.current)}
        />
      ))}
    </div>
  );
}

/** One block per task of a run, coloured by its status, landed first. */
export function RunBar({ label, statuses }: { label: string; statuses: readonly Status[] }) {
  const looks = statuses.map((status) => STATUSES[status].look);
  const order = [
    'landed',
    'review',
    'running',
    'needs',
    'back',
    'failed',
    'interrupted',
    'ready',
    'held',
    'draft',
  ];
  const sorted = looks.toSorted((a, b) => order.indexOf(a) - order.indexOf(b));
  return (
    <div
      className={styles.run}
      role="progressbar"
      aria-label={label}
      aria-valuenow={looks.filter((look) => look === 'landed').length}
      aria-valuemin={0}
      aria-valuemax={statuses.length}
    >
      {sorted.map((look, index) => (
        <i key={index} className={styles[look]} />
      ))}
    </div>
  );
}
