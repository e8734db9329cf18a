import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import type { ComponentProps } from 'react';
import { type ButtonLook, buttonClass } from './Button.tsx';
import styles from './Button.module.css';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';

export type IconButtonProps = Pick<ButtonLook, 'variant' | 'size' | 'keys'> & {
  /** Read aloud, and shown on hover. */
  name: string;
  icon: LucideIcon;
} & Omit<ComponentProps<'button'>, 'size' | 'name' | 'children'>;

export function IconButton({
  name,
  icon,
  variant = 'quiet',
  size,
  keys,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <Tooltip content={name} keys={keys}>
      <button
        type="button"
        aria-label={name}
        {...rest}
        className={clsx(buttonClass({ variant, size }), styles.square, className)}
      >
        <Icon of={icon} size={size === 'small' ? 's' : 'm'} />
      </button>
    </Tooltip>
  );
}
