import { clsx } from 'clsx';
import { type LucideIcon, Merge, Minus, MoveVertical, PencilLine, Plus, Split } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';
import styles from './marks.module.css';

export type Change = 'added' | 'changed' | 'removed' | 'moved' | 'split' | 'merged';

const LOOKS: Readonly<Record<Change, { icon: LucideIcon; word: string }>> = {
  added: { icon: Plus, word: 'added' },
  changed: { icon: PencilLine, word: 'words changed' },
  removed: { icon: Minus, word: 'removed' },
  moved: { icon: MoveVertical, word: 'moved' },
  split: { icon: Split, word: 'split' },
  merged: { icon: Merge, word: 'joined' },
};

/** What a version did to something; `bare` is the coloured word alone, for list rows. */
export function ChangeBadge({
  change,
  bare = false,
  children,
}: {
  change: Change;
  bare?: boolean;
  children?: ReactNode;
}) {
  return (
    <span className={clsx(styles.change, styles[`change${change}`], bare && styles.bare)}>
      {!bare && <Icon of={LOOKS[change].icon} size="xs" />}
      {children ?? LOOKS[change].word}
    </span>
  );
}
