import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import { type ComponentProps, type ReactNode, useId } from 'react';
import styles from './Field.module.css';
import { FieldFrame } from './FieldFrame.tsx';
import { Icon } from './Icon.tsx';
import { KeyCap } from './KeyCap.tsx';

export type FieldProps = {
  /** Read aloud; also shown above unless `hideLabel`. */
  label: string;
  hideLabel?: boolean;
  hint?: ReactNode;
  /** A sentence saying what to change; marks the field invalid. */
  error?: string | undefined;
  icon?: LucideIcon;
  /** What stands at the right inside the box. */
  end?: ReactNode;
  keys?: string;
  voice?: 'ui' | 'code';
} & Omit<ComponentProps<'input'>, 'size'>;

/** A single line to type in. */
export function Field({
  label,
  hideLabel,
  hint,
  error,
  icon,
  end,
  keys,
  voice,
  className,
  ...rest
}: FieldProps) {
  const ownId = useId();
  const id = rest.id ?? ownId;
  const aside = hint || error ? `${id}-aside` : undefined;
  return (
    <FieldFrame id={id} label={label} hideLabel={hideLabel} hint={hint} error={error} className={className}>
      <span className={clsx(styles.box, error && styles.invalid)}>
        {icon && <Icon of={icon} className={styles.glyph} />}
        <input
          type="text"
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={aside}
          className={clsx(styles.input, voice === 'code' && styles.code)}
        />
        {(end || keys) && (
          <span className={styles.end}>
            {end}
            {keys && <KeyCap keys={keys} />}
          </span>
        )}
      </span>
    </FieldFrame>
  );
}
