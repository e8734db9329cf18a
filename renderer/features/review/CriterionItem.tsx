import { clsx } from 'clsx';
import { Check, Clock, Code, Gavel, type LucideIcon, MessageSquare, Minus, X } from 'lucide-react';
import type { Verdict, VerdictLine } from '#shared/review/verdict.ts';
import { plainWords } from '#shared/spec/plainWords.ts';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import text from '#renderer/ui/text.module.css';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import { LineThread, type ThreadHost } from './LineThread.tsx';
import styles from './Review.module.css';
import { placesServing, type ReviewFile } from './reviewModel.ts';
import { chooseCriterion, hoverCriterion, useReviewStore } from './reviewStore.ts';

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

const DECIDED: Readonly<Record<Verdict['decidedBy'], string>> = {
  checks: 'Decided by the checks.',
  person: 'Decided by a person.',
  agent: 'Decided by a verifying agent.',
  overruling: 'Overruled.',
  nothing: '',
};

/** A criterion, its verdict, and the facts it rests on; choosing it shows its wording and code. */
export function CriterionItem({
  criterion,
  verdict,
  files,
  threads,
  onOverrule,
}: {
  criterion: SpecCriterion;
  verdict: Verdict | undefined;
  files: readonly ReviewFile[];
  threads: ThreadHost;
  onOverrule: () => void;
}) {
  const chosen = useReviewStore((store) => store.criterion === criterion.id);
  const places = placesServing(files, criterion.id);
  const anchor = { kind: 'criterion', criterion: criterion.id } as const;
  const value = verdict?.value ?? 'notShown';
  return (
    <li
      className={clsx(styles.criterion, chosen && styles.chosen)}
      aria-current={chosen || undefined}
      data-criterion={criterion.id}
      onMouseEnter={() => hoverCriterion(criterion.id)}
      onMouseLeave={() => hoverCriterion(null)}
    >
      <div className={styles.criterionHead}>
        {value === 'waived' ? (
          <VerdictBadge verdict="untried">Waived</VerdictBadge>
        ) : (
          <VerdictBadge verdict={value} />
        )}
        <IdMark id={criterion.id} selected={chosen} />
      </div>
      <button
        type="button"
        className={styles.criterionText}
        aria-pressed={chosen}
        onClick={() => chooseCriterion(criterion.id, 'criteria')}
      >
        <span>{plainWords(criterion.text)}</span>
      </button>
      <ul className={styles.evidence} aria-label="Evidence">
        {(verdict?.because ?? []).map((line) => (
          <EvidenceLine key={`${line.kind} ${line.text}`} line={line} />
        ))}
        {places.map((place) => (
          <li key={place}>
            <span className={text.muted}>
              <Icon of={Code} size="xs" name="Code meant for it" />
            </span>
            <span>{place}</span>
          </li>
        ))}
      </ul>
      {(chosen || verdict?.decidedBy === 'overruling') && (
        <div className={styles.acts}>
          <span>{verdict ? DECIDED[verdict.decidedBy] : ''}</span>
          <span>
            <Button variant="link" size="small" onClick={() => threads.open(anchor)}>
              Comment
            </Button>
            <Button variant="link" size="small" onClick={onOverrule}>
              Overrule
            </Button>
          </span>
        </div>
      )}
      <div className={styles.threadHere}>
        <LineThread host={threads} anchor={anchor} quiet />
      </div>
    </li>
  );
}

function EvidenceLine({ line }: { line: VerdictLine }) {
  const look = LINES[line.kind];
  const place =
    line.path === null
      ? ''
      : `${line.path.split('/').slice(-2).join('/')}${line.line === null ? '' : `, line ${line.line}`}`;
  return (
    <li title={place || undefined}>
      <span className={look.tone}>
        <Icon of={look.icon} size="xs" name={line.kind} />
      </span>
      <span>{line.text}</span>
    </li>
  );
}
