import { clsx } from 'clsx';
import type { ComponentProps } from 'react';
import styles from './Card.module.css';

/** A raised box; `needs` and `failed` ring it, `list` draws lines between its children. */
export function Card({
  tone = 'plain',
  list = false,
  className,
  ...rest
}: { tone?: 'plain' | 'needs' | 'failed'; list?: boolean } & ComponentProps<'div'>) {
  return <div {...rest} className={clsx(styles.card, styles[tone], list && styles.list, className)} />;
}

/** A command line, as the machine will run it. */
export function CommandLine({ children }: { children: string }) {
  return <pre className={styles.command}>{children}</pre>;
}
