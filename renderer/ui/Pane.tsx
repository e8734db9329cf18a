import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';
import styles from './Pane.module.css';
import text from './text.module.css';

type Landmark = 'main' | 'nav' | 'aside' | 'section' | 'div';

/** One column of the frame. `label` names it for readers and for F6; `paper` is the lightest surface. */
export function Pane({
  as: Element = 'section',
  label,
  surface = 'pane',
  className,
  children,
  ...rest
}: {
  as?: Landmark;
  label: string;
  surface?: 'pane' | 'paper';
  children: ReactNode;
} & Omit<ComponentProps<'section'>, 'ref'>) {
  return (
    <Element
      {...rest}
      aria-label={label}
      data-pane=""
      tabIndex={-1}
      className={clsx(styles.pane, surface === 'paper' && styles.paper, className)}
    >
      {children}
    </Element>
  );
}

/** The 44 px head of a pane: its title, what follows it, and what stands at the right. */
export function PaneHead({
  title,
  end,
  children,
}: {
  title: ReactNode;
  end?: ReactNode;
  children?: ReactNode;
}) {
  return (
    <div className={styles.head}>
      <h2>{title}</h2>
      {children}
      {end && <div className={text.end}>{end}</div>}
    </div>
  );
}

/** What scrolls. */
export function PaneBody({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx(styles.body, className)} />;
}

export function PaneFoot({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={clsx(styles.foot, className)} />;
}

/** A small grey heading inside a pane. */
export function SectionLabel({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className={styles.section}>
      <span className={text.label}>{children}</span>
      {end && <span className={text.end}>{end}</span>}
    </div>
  );
}
