import { Minus, Plus } from 'lucide-react';
import { Icon } from './Icon.tsx';
import styles from './Stepper.module.css';

/** A small whole number with less and more. */
export function Stepper({
  label,
  value,
  min,
  max,
  onChange,
  hideLabel = false,
}: {
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  hideLabel?: boolean;
}) {
  return (
    <span className={styles.stepper} role="group" aria-label={label}>
      {!hideLabel && <span className={styles.label}>{label}</span>}
      <button type="button" aria-label="Fewer" disabled={value <= min} onClick={() => onChange(value - 1)}>
        <Icon of={Minus} size="xs" />
      </button>
      <b aria-live="polite">{value}</b>
      <button type="button" aria-label="More" disabled={value >= max} onClick={() => onChange(value + 1)}>
        <Icon of={Plus} size="xs" />
      </button>
    </span>
  );
}
