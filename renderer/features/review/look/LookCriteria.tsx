import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import { PaneHead } from '#renderer/ui/Pane.tsx';
import pane from '#renderer/ui/Pane.module.css';
import text from '#renderer/ui/text.module.css';
import { VerdictTally } from '../VerdictTally.tsx';
import { CriterionItem } from '../CriterionItem.tsx';
import styles from '../Criteria.module.css';
import type { ThreadHost } from '../LineThread.tsx';
import frame from '../Review.module.css';
import type { Looked } from './lookModel.ts';

/** Each criterion that a change is held against, with what shows it; nobody judges here. */
export function LookCriteria({
  looked,
  unserved,
  threads,
  foot,
}: {
  looked: Looked;
  unserved: readonly string[];
  threads: ThreadHost | null;
  foot?: ReactNode;
}) {
  const { criteria, verdicts, files, spec } = looked;
  return (
    <section
      className={clsx(pane.pane, frame.pane)}
      aria-label="Acceptance criteria"
      data-pane=""
      tabIndex={-1}
    >
      <PaneHead
        title="Acceptance criteria"
        end={
          <span className={`${text.small} ${text.muted}`}>
            {criteria.length === spec.criteria.length
              ? `all ${criteria.length}`
              : `${criteria.length} of ${spec.criteria.length}`}
          </span>
        }
      />
      <VerdictTally verdicts={verdicts} empty="The spec has no criterion to hold it against." />
      <ol className={styles.criteria} data-scroller="criteria">
        {criteria.map((criterion, index) => (
          <CriterionItem
            key={criterion.id}
            criterion={criterion}
            verdict={verdicts[index]}
            files={files}
            isUnserved={unserved.includes(criterion.id)}
            threads={threads}
            onOverrule={null}
          />
        ))}
      </ol>
      {foot}
    </section>
  );
}
