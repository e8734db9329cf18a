import { useState } from 'react';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Pane, PaneBody, PaneHead } from '#renderer/ui/Pane.tsx';
import text from '#renderer/ui/text.module.css';
import type { SpecDecision, SpecDocument } from '#shared/spec/specDocument.ts';
import { decisionMeta } from './decisionMeta.ts';
import styles from './HistoryScreen.module.css';
import { splitReason } from './splitReason.ts';

/** What was decided and because of what, the newest first. */
export function Decisions({
  document,
  onSelect,
}: {
  document: SpecDocument | undefined;
  onSelect: (key: string) => void;
}) {
  const decisions = document?.decisions.toReversed() ?? [];
  return (
    <Pane as="aside" label="Decisions">
      <PaneHead title="Decisions" />
      <PaneBody>
        {document && decisions.length === 0 && <p className={styles.empty}>None is written down yet.</p>}
        <ol className={styles.decisions}>
          {document &&
            decisions.map((decision) => (
              <Decision key={decision.key} decision={decision} document={document} onSelect={onSelect} />
            ))}
        </ol>
      </PaneBody>
    </Pane>
  );
}

function Decision({
  decision,
  document,
  onSelect,
}: {
  decision: SpecDecision;
  document: SpecDocument;
  onSelect: (key: string) => void;
}) {
  const [now] = useState(() => new Date());
  const [what, why] = splitReason(decision.text);
  const mentioned = document.criteria.filter((criterion) => decision.text.includes(criterion.id));
  return (
    <li>
      <span className={styles.number}>{decision.id?.replace(/^D/, '')}</span>
      <div>
        <p className={styles.decision}>{what}</p>
        {why && <p className={text.soft}>{why}</p>}
        <p className={styles.meta}>
          <span>{decisionMeta(decision, now)}</span>
          {mentioned.map((criterion) => (
            <CriterionChip
              key={criterion.key}
              id={criterion.id}
              title={criterion.text}
              onClick={() => onSelect(criterion.key)}
            />
          ))}
        </p>
      </div>
    </li>
  );
}
