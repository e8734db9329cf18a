import { Checkbox as Base } from '@base-ui/react/checkbox';
import { clsx } from 'clsx';
import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './toggles.module.css';

/** With `label` the whole line is the target; without it, `name` is read aloud. */
export function Checkbox({
  checked,
  onChange,
  label,
  name,
  indeterminate = false,
  disabled = false,
  className,
}: {
  checked: boolean;
  onChange: (checked: boolean) => void;
  label?: ReactNode;
  name?: string;
  indeterminate?: boolean;
  disabled?: boolean;
  className?: string | undefined;
}) {
  const box = (
    <Base.Root
      checked={checked}
      indeterminate={indeterminate}
      disabled={disabled}
      onCheckedChange={(next) => onChange(next)}
      aria-label={name}
      className={clsx(styles.box, !label && className)}
    >
      <Base.Indicator className={styles.tick}>
        <Icon of={indeterminate ? Minus : Check} className={styles.tickGlyph} />
      </Base.Indicator>
    </Base.Root>
  );
  if (label === undefined) return box;
  return (
    <label className={clsx(styles.line, className)}>
      {box}
      <span>{label}</span>
    </label>
  );
}
