import { clsx } from 'clsx';
import {
  CircleCheck,
  CircleDashed,
  CircleQuestionMark,
  CircleSlash,
  CircleX,
  type LucideIcon,
} from 'lucide-react';
import type { ReactNode } from 'react';
import type { VerdictValue } from '#shared/run/run.ts';
import { Icon } from './Icon.tsx';
import styles from './marks.module.css';

/** A criterion's verdict, or a check that did not run yet. */
export type VerdictWord = VerdictValue | 'untried';

const LOOKS: Readonly<Record<VerdictWord, { icon: LucideIcon; word: string }>> = {
  met: { icon: CircleCheck, word: 'Met' },
  notMet: { icon: CircleX, word: 'Not met' },
  notShown: { icon: CircleQuestionMark, word: 'Not shown' },
  waived: { icon: CircleSlash, word: 'Waived' },
  untried: { icon: CircleDashed, word: 'Not tried' },
};

/** A judgement on a criterion or a check; `children` replaces the word, as in “2 met” or “Passes”. */
export function VerdictBadge({ verdict, children }: { verdict: VerdictWord; children?: ReactNode }) {
  const look = LOOKS[verdict];
  return (
    <span className={clsx(styles.verdict, styles[verdict])}>
      <Icon of={look.icon} />
      {children ?? look.word}
    </span>
  );
}
