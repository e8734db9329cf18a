import { Tabs } from '@base-ui/react/tabs';
import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './Segmented.module.css';
import text from './text.module.css';

export type SegmentedOption<Value extends string> = {
  readonly value: Value;
  readonly label: ReactNode;
  readonly icon?: LucideIcon;
  readonly count?: ReactNode;
  readonly disabled?: boolean;
};

/** One of a few views, in one control; a tab list to readers. */
export function Segmented<Value extends string>({
  label,
  value,
  options,
  onChange,
  className,
}: {
  label: string;
  value: Value;
  options: readonly SegmentedOption<Value>[];
  onChange: (value: Value) => void;
  className?: string | undefined;
}) {
  return (
    <Tabs.Root value={value} onValueChange={(next: Value) => onChange(next)}>
      <Tabs.List className={clsx(styles.segments, className)} aria-label={label} activateOnFocus>
        {options.map((option) => (
          <Tabs.Tab
            key={option.value}
            value={option.value}
            disabled={option.disabled ?? false}
            className={styles.segment}
          >
            {option.icon && <Icon of={option.icon} />}
            {option.label}
            {option.count !== undefined && <span className={text.muted}>{option.count}</span>}
          </Tabs.Tab>
        ))}
      </Tabs.List>
    </Tabs.Root>
  );
}
