import { Radio as Base } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import styles from './toggles.module.css';

/** The dot alone, for a layout of one's own inside a RadioList. */
export function Radio({ value, name }: { value: string; name?: string }) {
  return (
    <Base.Root value={value} aria-label={name} className={styles.radio}>
      <Base.Indicator className={styles.dot} />
    </Base.Root>
  );
}

/** A radio group with a layout of one's own. */
export function RadioList({
  label,
  value,
  onChange,
  children,
  className,
}: {
  label: string;
  value: string | undefined;
  onChange: (value: string) => void;
  children: ReactNode;
  className?: string | undefined;
}) {
  return (
    <RadioGroup
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => onChange(next)}
      className={className}
    >
      {children}
    </RadioGroup>
  );
}

/** A list of choices, each a line with a detail below. */
export function RadioChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
  voice = 'ui',
  className,
}: {
  label: string;
  value: Value | undefined;
  options: readonly { readonly value: Value; readonly label: ReactNode; readonly detail?: ReactNode }[];
  onChange: (value: Value) => void;
  voice?: 'ui' | 'doc';
  className?: string | undefined;
}) {
  return (
    <RadioList label={label} value={value} onChange={(next) => onChange(next as Value)} className={className}>
      {options.map((option) => (
        <label key={option.value} className={styles.option}>
          <Radio value={option.value} />
          <span>
            <span className={voice === 'doc' ? styles.doc : styles.title}>{option.label}</span>
            {option.detail && <span className={clsx(styles.detail)}>{option.detail}</span>}
          </span>
        </label>
      ))}
    </RadioList>
  );
}
