import { Check, Clock, Gavel, type LucideIcon, MessageSquare, Minus, X } from 'lucide-react';
import type { VerdictLine } from '#shared/review/verdict.ts';
import { Icon } from '#renderer/ui/Icon.tsx';
import { Popover } from '#renderer/ui/Popover.tsx';
import text from '#renderer/ui/text.module.css';
import { clock } from '#renderer/features/run/times.ts';
import styles from './Criteria.module.css';

const LINES: Readonly<
  Record<VerdictLine['kind'], { readonly icon: LucideIcon; readonly tone: string | undefined }>
> = {
  passed: { icon: Check, tone: text['good'] },
  failed: { icon: X, tone: text['bad'] },
  said: { icon: MessageSquare, tone: text['muted'] },
  missing: { icon: Minus, tone: text['muted'] },
  refuted: { icon: Minus, tone: text['muted'] },
  outdated: { icon: Clock, tone: text['muted'] },
  overruled: { icon: Gavel, tone: text['muted'] },
};

/** One fact under a verdict; what ran, when and on which work opens beside it. */
export function EvidenceLine({ line }: { line: VerdictLine }) {
  const look = LINES[line.kind];
  const place = placeOf(line);
  return (
    <li>
      <span className={look.tone}>
        <Icon of={look.icon} size="xs" name={line.kind} />
      </span>
      {line.ran === null && line.at === null ? (
        <span title={place || undefined}>{line.text}</span>
      ) : (
        <Popover
          label={`Evidence: ${line.text}`}
          side="right"
          className={styles.popover}
          trigger={
            <button type="button" className={styles.fact} title={place || undefined}>
              {line.text}
            </button>
          }
        >
          <EvidenceOf line={line} place={place} />
        </Popover>
      )}
    </li>
  );
}

function EvidenceOf({ line, place }: { line: VerdictLine; place: string }) {
  const { ran } = line;
  return (
    <>
      <p>
        <b>{line.text}</b>
      </p>
      <p className={`${text.small} ${text.muted}`}>
        {[
          line.kind === 'outdated' ? 'Seen of older work' : null,
          place || null,
          ran === null ? null : exitWords(ran.exitCode),
          line.at === null ? null : clock(line.at),
          line.commit === null ? null : `commit ${line.commit.slice(0, 7)}`,
        ]
          .filter((part) => part !== null)
          .join(', ')}
      </p>
      {ran && (
        <>
          <p className={text.mono}>{ran.command}</p>
          <pre className={styles.output} tabIndex={0}>
            {ran.excerpt.trim() === '' ? 'It printed nothing.' : ran.excerpt.trim()}
          </pre>
        </>
      )}
    </>
  );
}

function exitWords(exitCode: number | null): string {
  return exitCode === null ? 'was stopped' : `exit code ${exitCode}`;
}

function placeOf({ path, line }: VerdictLine): string {
  if (path === null) return '';
  const name = path.split('/').slice(-2).join('/');
  return line === null ? name : `${name}, line ${line}`;
}
