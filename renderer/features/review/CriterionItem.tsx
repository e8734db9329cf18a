import { clsx } from 'clsx';
import { Code, Minus } from 'lucide-react';
import type { Verdict } from '#shared/review/verdict.ts';
import { plainWords } from '#shared/spec/plainWords.ts';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import text from '#renderer/ui/text.module.css';
import { VerdictBadge } from '#renderer/ui/VerdictBadge.tsx';
import styles from './Criteria.module.css';
import { EvidenceLine } from './EvidenceLine.tsx';
import { LineThread, type ThreadHost } from './LineThread.tsx';
import { placesServing, type ReviewFile } from './reviewModel.ts';
import { chooseCriterion, hoverCriterion, useReviewStore } from './reviewStore.ts';

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
  isUnserved,
  threads,
  onOverrule,
}: {
  criterion: SpecCriterion;
  verdict: Verdict | undefined;
  files: readonly ReviewFile[];
  /** No part of the change serves it. */
  isUnserved: boolean;
  /** Null where nothing can be said. */
  threads: ThreadHost | null;
  /** Null where nothing can be overruled. */
  onOverrule: (() => void) | null;
}) {
  const chosen = useReviewStore((store) => store.criterion === criterion.id);
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
      <EvidenceList verdict={verdict} places={placesServing(files, criterion.id)} isUnserved={isUnserved} />
      {(chosen || verdict?.decidedBy === 'overruling') && (
        <Acts verdict={verdict} onComment={threads && (() => threads.open(anchor))} onOverrule={onOverrule} />
      )}
      <div className={styles.threadHere}>
        {threads && <LineThread host={threads} anchor={anchor} quiet />}
      </div>
    </li>
  );
}

/** What its verdict rests on, and where in the change it is served. */
function EvidenceList({
  verdict,
  places,
  isUnserved,
}: {
  verdict: Verdict | undefined;
  places: readonly string[];
  isUnserved: boolean;
}) {
  return (
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
      {isUnserved && (
        <li>
          <span className={text.muted}>
            <Icon of={Minus} size="xs" name="missing" />
          </span>
          <span>No part of the change serves it</span>
        </li>
      )}
    </ul>
  );
}

function Acts({
  verdict,
  onComment,
  onOverrule,
}: {
  verdict: Verdict | undefined;
  onComment: (() => void) | null;
  onOverrule: (() => void) | null;
}) {
  return (
    <div className={styles.acts}>
      <span>{verdict ? DECIDED[verdict.decidedBy] : ''}</span>
      <span>
        {onComment && (
          <Button variant="link" size="small" onClick={onComment}>
            Comment
          </Button>
        )}
        {onOverrule && (
          <Button variant="link" size="small" onClick={onOverrule}>
            Overrule
          </Button>
        )}
      </span>
    </div>
  );
}
