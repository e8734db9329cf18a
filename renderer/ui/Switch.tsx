import { Switch as Base } from '@base-ui/react/switch';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import styles from './toggles.module.css';

/** On or off at once, without a save. With `label` the whole line is the target. */
export function Switch({
  checked,
  onChange,
  label,
  name,
  disabled = false,
  className,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label?: ReactNode;
  name?: string;
  disabled?: boolean;
  className?: string | undefined;
}) {
  const control = (
    <Base.Root
      checked={checked}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      aria-label={name}
      className={styles.switch}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  );
  if (label === undefined) return control;
  return (
    <label className={clsx(styles.line, className)}>
      {control}
      <span>{label}</span>
    </label>
  );
}
