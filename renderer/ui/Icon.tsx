import { clsx } from 'clsx';
import type { LucideIcon } from 'lucide-react';
import styles from './Icon.module.css';

export type IconSize = 'xs' | 's' | 'm' | 'l' | 'xl';

const SIZES = {
  xs: { size: 12, strokeWidth: 2 },
  s: { size: 14, strokeWidth: 1.75 },
  m: { size: 16, strokeWidth: 1.75 },
  l: { size: 20, strokeWidth: 1.5 },
  xl: { size: 28, strokeWidth: 1.25 },
} as const;

/** A lucide icon at one of the five sizes: 12, 14, 16, 20 and 28 px. Hidden from readers unless it has a name. */
export function Icon({
  of: Glyph,
  size = 's',
  spin = false,
  name,
  className,
}: {
  of: LucideIcon;
  size?: IconSize;
  spin?: boolean;
  name?: string;
  className?: string | undefined;
}) {
  return (
    <Glyph
      {...SIZES[size]}
      className={clsx(styles.icon, styles[size], spin && styles.spin, className)}
      {...(name ? { role: 'img', 'aria-label': name } : { 'aria-hidden': true })}
    />
  );
}
