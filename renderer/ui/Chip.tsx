import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { clsx } from 'clsx';
import { Check, type LucideIcon } from 'lucide-react';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Chip.module.css';
import { Icon } from './Icon.tsx';
import { submitKey } from './submitKey.ts';

/** A rounded button; `selected` makes it a toggle. */
export function Chip({
  icon,
  selected,
  children,
  ...rest
}: { icon?: LucideIcon; selected?: boolean } & ComponentProps<'button'>) {
  const glyph = selected ? Check : icon;
  return (
    <button
      type="button"
      aria-pressed={selected}
      {...rest}
      className={clsx(styles.chip, selected && styles.on, rest.className)}
    >
      {glyph && <Icon of={glyph} />}
      {children}
    </button>
  );
}

/** Suggested answers as chips: one may be chosen. `value` undefined means none yet. */
export function ChipChoice<Value extends string>({
  label,
  value,
  options,
  onChange,
  onSubmit,
  className,
}: {
  label: string;
  value: Value | undefined;
  options: readonly { readonly value: Value; readonly label: ReactNode }[];
  onChange: (value: Value) => void;
  /** ⌘↵ on one of them. */
  onSubmit?: () => void;
  className?: string | undefined;
}) {
  return (
    <RadioGroup
      aria-label={label}
      value={value ?? ''}
      onValueChange={(next) => onChange(next as Value)}
      onKeyDown={submitKey(onSubmit)}
      className={clsx(styles.chips, className)}
    >
      {options.map((option) => (
        <Radio.Root
          key={option.value}
          value={option.value}
          nativeButton
          render={<button type="button" />}
          className={clsx(styles.chip, option.value === value && styles.on)}
        >
          {option.value === value && <Icon of={Check} />}
          <span>{option.label}</span>
        </Radio.Root>
      ))}
    </RadioGroup>
  );
}
