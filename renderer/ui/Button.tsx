import { clsx } from 'clsx';
import { LoaderCircle, type LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';
import { KeyCap } from './KeyCap.tsx';

export type ButtonLook = {
  /** `needs` is the amber one of the title bar; `link` reads as a link but acts as a button. */
  variant?: 'plain' | 'primary' | 'quiet' | 'danger' | 'needs' | 'link';
  /** 24, 28 or 36 px high. */
  size?: 'small' | 'medium' | 'large';
  icon?: LucideIcon | undefined;
  iconEnd?: LucideIcon | undefined;
  /** Shown as a key cap, such as `mod+enter`; the caller binds them. */
  keys?: string | undefined;
  /** Work is under way: the icon turns, the button refuses, its word stays. */
  busy?: boolean;
};

export type ButtonProps = ButtonLook & Omit<ComponentProps<'button'>, 'size'>;

export function Button({ variant, size, icon, iconEnd, keys, busy = false, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-busy={busy || undefined}
      {...rest}
      disabled={rest.disabled || busy}
      className={clsx(buttonClass({ variant, size }), rest.className)}
    >
      {busy ? <Icon of={LoaderCircle} spin /> : icon && <Icon of={icon} />}
      {children}
      {keys && <KeyCap keys={keys} onPrimary={variant === 'primary'} />}
      {iconEnd && <Icon of={iconEnd} size={size === 'small' ? 'xs' : 's'} />}
    </button>
  );
}

/** The same look for an element that is not a button, such as a link. */
export function buttonClass({
  variant = 'plain',
  size = 'medium',
}: {
  variant?: ButtonLook['variant'] | undefined;
  size?: ButtonLook['size'] | undefined;
}): string {
  return clsx(styles.button, styles[variant], styles[size]);
}
