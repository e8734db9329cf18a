import { Select as Base } from '@base-ui/react/select';
import { clsx } from 'clsx';
import { Check, ChevronDown, type LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { buttonClass } from './Button.tsx';
import styles from './floating.module.css';
import { Icon } from './Icon.tsx';

export type SelectOption<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly detail?: ReactNode;
  readonly icon?: LucideIcon;
  readonly disabled?: boolean;
};

/** One of several, as a button that opens a list. `label` is read aloud. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  placeholder,
  size = 'medium',
  variant = 'plain',
  icon,
  disabled = false,
  className,
}: {
  label: string;
  value: Value | undefined;
  options: readonly SelectOption<Value>[];
  onChange: (value: Value) => void;
  placeholder?: string;
  size?: 'small' | 'medium' | 'large';
  variant?: 'plain' | 'quiet';
  icon?: LucideIcon;
  disabled?: boolean;
  className?: string | undefined;
}) {
  const chosen = options.find((option) => option.value === value);
  const glyph = chosen?.icon ?? icon;
  return (
    <Base.Root
      value={value ?? null}
      disabled={disabled}
      onValueChange={(next) => {
        if (next !== null) onChange(next);
      }}
    >
      <Base.Trigger aria-label={label} className={clsx(buttonClass({ variant, size }), className)}>
        {glyph && <Icon of={glyph} />}
        <span>{chosen?.label ?? placeholder ?? 'Choose'}</span>
        <Icon of={ChevronDown} size="xs" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner alignItemWithTrigger={false} sideOffset={4} className={styles.positioner}>
          <Base.Popup className={styles.popup}>
            {options.map((option) => (
              <Option key={option.value} option={option} isChosen={option.value === value} />
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Option<Value extends string>({
  option,
  isChosen,
}: {
  option: SelectOption<Value>;
  isChosen: boolean;
}) {
  return (
    <Base.Item value={option.value} disabled={option.disabled ?? false} className={styles.item}>
      <span className={styles.check}>{isChosen && <Icon of={Check} />}</span>
      {option.icon && <Icon of={option.icon} className={styles.glyph} />}
      <span className={styles.words}>
        <Base.ItemText>{option.label}</Base.ItemText>
        {option.detail && <span className={styles.detail}>{option.detail}</span>}
      </span>
    </Base.Item>
  );
}
