import type { LucideIcon } from 'lucide-react';
import { buttonClass } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { clsx } from 'clsx';
import styles from './document.module.css';

/** A quiet act beside a line. There are several per line, so it has a plain title in place of a tooltip. */
export function MarginButton({
  name,
  icon,
  onClick,
}: {
  name: string;
  icon: LucideIcon;
  onClick: () => void;
}) {
  return (
    <button
      type="button"
      aria-label={name}
      title={name}
      onClick={onClick}
      className={clsx(buttonClass({ variant: 'quiet', size: 'small' }), styles.remove)}
    >
      <Icon of={icon} />
    </button>
  );
}
