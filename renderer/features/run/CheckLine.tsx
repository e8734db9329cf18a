import { clsx } from 'clsx';
import { Check, ChevronDown, ChevronRight, LoaderCircle, X } from 'lucide-react';
import { useState } from 'react';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { Attempt, CheckResult } from '#shared/run/run.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import styles from './Activity.module.css';
import { FeedRow } from './FeedRow.tsx';
import { clock, secondsWords } from './times.ts';

/** The host names the entry of a check after its commit and name; `checkWork.ts` makes these ids. */
export function isCheckEntry(entry: ActivityEntry): boolean {
  return entry.kind === 'execute' && entry.id.startsWith('check-');
}

/** One of the project's checks: its command, whether it passed, how long it took, and its output behind it. */
export function CheckLine({ attempt, entry }: { attempt: Attempt; entry: ActivityEntry }) {
  const check = attempt.checks.find((one) => entry.id === `check-${one.commit.slice(0, 12)}-${one.name}`);
  const [open, setOpen] = useState(entry.state === 'failed');
  const going = entry.state === 'going';
  const failed = entry.state === 'failed';
  return (
    <FeedRow
      time={clock(entry.at)}
      icon={going ? LoaderCircle : failed ? X : Check}
      spin={going}
      {...(going ? {} : { tone: failed ? 'bad' : 'good' })}
    >
      <div className={styles.words}>
        <button
          type="button"
          className={clsx(styles.fold, styles.checked)}
          aria-expanded={open}
          disabled={entry.detail === ''}
          onClick={() => setOpen(!open)}
        >
          <span className={clsx(text.mono, text.truncate)} title={entry.text}>
            {entry.text}
          </span>
          {entry.detail !== '' && <Icon of={open ? ChevronDown : ChevronRight} size="xs" />}
          <span className={clsx(text.small, failed ? text.bad : text.muted, styles.checkedWords)}>
            {going ? 'running' : resultWords(failed, check)}
          </span>
        </button>
        {open && <pre className={styles.output}>{entry.detail}</pre>}
      </div>
    </FeedRow>
  );
}

function resultWords(failed: boolean, check: CheckResult | undefined): string {
  const words = failed ? 'failed' : 'passed';
  return check ? `${words}, ${secondsWords(check.seconds)}` : words;
}
