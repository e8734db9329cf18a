import { clsx } from 'clsx';
import styles from './marks.module.css';

/** A person, as initials; decorative beside their written name, else `name` is read aloud. */
export function Avatar({
  name,
  size = 'medium',
  decorative = false,
}: {
  name: string;
  size?: 'medium' | 'large';
  decorative?: boolean;
}) {
  return (
    <span
      className={clsx(styles.avatar, size === 'large' && styles.large)}
      title={name}
      {...(decorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}
    >
      {initials(name)}
    </span>
  );
}

export function initials(name: string): string {
  const words = name.split(/\s+/).filter(Boolean);
  const chosen = words.length > 1 ? [words[0], words.at(-1)] : words;
  return chosen.map((word) => Array.from(word ?? '')[0]?.toUpperCase() ?? '').join('') || '?';
}
