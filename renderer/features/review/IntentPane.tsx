import { clsx } from 'clsx';
import { Glasses, ListChecks, type LucideIcon, Scale, Terminal, UserRound } from 'lucide-react';
import { Fragment, useState } from 'react';
import type { Run } from '#shared/run/run.ts';
import { earsKeywords } from '#shared/spec/ears.ts';
import type { ShownBy, SpecCriterion } from '#shared/spec/specDocument.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import documentStyles from '#renderer/ui/document.module.css';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { PaneHead } from '#renderer/ui/Pane.tsx';
import pane from '#renderer/ui/Pane.module.css';
import text from '#renderer/ui/text.module.css';
import { decisionMeta } from '#renderer/features/history/decisionMeta.ts';
import styles from './Review.module.css';
import type { Review } from './reviewModel.ts';
import { chooseCriterion, hoverCriterion, useReviewStore } from './reviewStore.ts';

/** The words the run works from, as they were agreed, for this task's criteria. */
export function IntentPane({ review, run }: { review: Review; run: Run }) {
  const [now] = useState(() => new Date());
  const version = run.specVersion > 0 ? `version ${run.specVersion}` : 'as the run began';
  return (
    <section
      className={clsx(pane.pane, pane.paper, styles.pane, styles.intent)}
      aria-label="What was asked"
      data-pane=""
      tabIndex={-1}
    >
      <PaneHead
        title="What was asked"
        end={<span className={`${text.small} ${text.muted}`}>{version}</span>}
      />
      <div className={clsx(documentStyles.document, styles.wording)} data-scroller="intent" tabIndex={0}>
        {review.requirements.map((requirement) => (
          <Fragment key={requirement.id}>
            <h3>
              <IdMark id={requirement.id} />
              {requirement.title}
            </h3>
            {requirement.criteria.map((criterion) => (
              <IntentBlock key={criterion.id} criterion={criterion} />
            ))}
          </Fragment>
        ))}
        {review.requirements.length === 0 && (
          <p className={text.muted}>
            {review.task.instructions || 'This task answers for no criterion of the spec.'}
          </p>
        )}
        <div className={styles.decisions}>
          {review.decisions.map((decision) => (
            <Callout
              key={decision.key}
              icon={Scale}
              title={decision.id ? `Decision ${decision.id.replace(/^D/, '')}.` : 'Decision.'}
              meta={decisionMeta(decision, now)}
            >
              {decision.text}
            </Callout>
          ))}
        </div>
      </div>
    </section>
  );
}

const SHOWN_BY: Readonly<Record<ShownBy['kind'], LucideIcon>> = {
  command: Terminal,
  test: ListChecks,
  person: UserRound,
  agent: Glasses,
};

function IntentBlock({ criterion }: { criterion: SpecCriterion }) {
  const chosen = useReviewStore((store) => store.criterion === criterion.id);
  return (
    <div
      className={clsx(styles.block, chosen && styles.chosen)}
      data-intent={criterion.id}
      onMouseEnter={() => hoverCriterion(criterion.id)}
      onMouseLeave={() => hoverCriterion(null)}
    >
      <div className={styles.blockHead}>
        <IdMark id={criterion.id} selected={chosen} />
      </div>
      <button
        type="button"
        className={styles.blockText}
        aria-pressed={chosen}
        onClick={() => chooseCriterion(criterion.id, 'intent')}
      >
        <Wording words={criterion.text} />
      </button>
      {criterion.shownBy.length > 0 && (
        <p className={styles.shownBy}>
          <Icon of={SHOWN_BY[criterion.shownBy[0]?.kind ?? 'command']} size="xs" />
          shown by {criterion.shownBy.map((way) => way.text).join(', ')}
        </p>
      )}
    </div>
  );
}

/** A criterion with its EARS keywords marked. */
function Wording({ words }: { words: string }) {
  const keywords = earsKeywords(words);
  return (
    <>
      {keywords.map((keyword, index) => (
        <Fragment key={keyword.start}>
          {words.slice(keywords[index - 1]?.end ?? 0, keyword.start)}
          <span className={documentStyles.keyword}>{keyword.keyword}</span>
        </Fragment>
      ))}
      {words.slice(keywords.at(-1)?.end ?? 0)}
    </>
  );
}
