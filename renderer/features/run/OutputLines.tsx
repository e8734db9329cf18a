import { ChevronDown, ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Activity.module.css';

/** So many lines are read at a glance; of more, the last ones say where the program is. */
const LINES_IN_SIGHT = 6;

/** What a program printed, its last lines in sight and all of them one press away. */
export function OutputLines({ text }: { text: string }) {
  const [open, setOpen] = useState(false);
  const lines = text.replace(/\s+$/, '').split('\n');
  const earlier = lines.length - LINES_IN_SIGHT;
  const isLong = earlier > 0;
  return (
    <>
      {isLong && (
        <button type="button" className={styles.fold} aria-expanded={open} onClick={() => setOpen(!open)}>
          <span>
            Printed {lines.length} lines{open ? '' : `, the last ${LINES_IN_SIGHT} here`}
          </span>
          <Icon of={open ? ChevronDown : ChevronRight} size="xs" />
        </button>
      )}
      <pre className={styles.printed} tabIndex={isLong ? 0 : undefined}>
        {(open || !isLong ? lines : lines.slice(earlier)).join('\n')}
      </pre>
    </>
  );
}
