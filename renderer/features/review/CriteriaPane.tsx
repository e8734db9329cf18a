import { clsx } from 'clsx';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import type { Run } from '#shared/run/run.ts';
import { PaneHead } from '#renderer/ui/Pane.tsx';
import pane from '#renderer/ui/Pane.module.css';
import text from '#renderer/ui/text.module.css';
import { Tip } from '#renderer/ui/Tip.tsx';
import { OverruleDialog } from './OverruleDialog.tsx';
import { ProjectChecks } from './ProjectChecks.tsx';
import styles from './Criteria.module.css';
import frame from './Review.module.css';
import { CriterionItem } from './CriterionItem.tsx';
import type { Review, ReviewFile } from './reviewModel.ts';
import { useThreads } from './useThreads.ts';
import { VerdictTally } from './VerdictTally.tsx';

/** Each criterion of the task with its verdict and what it rests on; the checks at the foot. */
export function CriteriaPane({
  projectId,
  run,
  review,
  files,
  unserved,
  total,
}: {
  projectId: ProjectId;
  run: Run;
  review: Review;
  files: readonly ReviewFile[];
  /** Ids of criteria that no part of the change serves. */
  unserved: readonly string[];
  /** Criteria of the whole spec. */
  total: number;
}) {
  const [overruling, setOverruling] = useState<string | null>(null);
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
            {review.criteria.length} of {total} are in {review.task.id}
          </span>
        }
      />
      <VerdictTally verdicts={review.verdicts} empty={`${review.task.id} answers for no criterion.`} />
      <CriterionList
        projectId={projectId}
        review={review}
        files={files}
        unserved={unserved}
        onOverrule={setOverruling}
      />
      {review.criteria.length > 0 && (
        <Tip id="review">
          Choose a criterion: its wording and the code that serves it move beside each other.
        </Tip>
      )}
      <ProjectChecks projectId={projectId} run={run} attempt={review.attempt} />
      {overruling !== null && (
        <OverruleDialog
          projectId={projectId}
          attempt={review.attempt}
          criterion={overruling}
          onClose={() => setOverruling(null)}
        />
      )}
    </section>
  );
}

function CriterionList({
  projectId,
  review,
  files,
  unserved,
  onOverrule,
}: {
  projectId: ProjectId;
  review: Review;
  files: readonly ReviewFile[];
  unserved: readonly string[];
  onOverrule: (criterion: string) => void;
}) {
  const threads = useThreads(projectId, review.attempt, review.task.criteria);
  return (
    <ol className={styles.criteria} data-scroller="criteria">
      {review.criteria.map((criterion, index) => (
        <CriterionItem
          key={criterion.id}
          criterion={criterion}
          verdict={review.verdicts[index]}
          files={files}
          isUnserved={unserved.includes(criterion.id)}
          threads={threads}
          onOverrule={() => onOverrule(criterion.id)}
        />
      ))}
    </ol>
  );
}
