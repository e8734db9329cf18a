import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import styles from './Field.module.css';
import text from './text.module.css';

/** Label above, hint or error below: what every field has around it. */
export function FieldFrame(props: {
  id: string;
  label: string;
  hideLabel?: boolean | undefined;
  hint?: ReactNode;
  error?: string | undefined;
  className?: string | undefined;
  children: ReactNode;
}) {
  const { id, label, hideLabel, hint, error } = props;
  return (
    <div className={clsx(styles.field, props.className)}>
      <label htmlFor={id} className={hideLabel ? text.hidden : styles.label}>
        {label}
      </label>
      {props.children}
      {error ? (
        <p id={`${id}-aside`} role="alert" className={styles.error}>
          {error}
        </p>
      ) : (
        hint && (
          <p id={`${id}-aside`} className={styles.hint}>
            {hint}
          </p>
        )
      )}
    </div>
  );
}
