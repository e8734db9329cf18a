import { clsx } from 'clsx';
import {
  CircleHelp,
  Glasses,
  ListChecks,
  type LucideIcon,
  MessageSquare,
  Scale,
  Terminal,
  UserRound,
} from 'lucide-react';
import { Fragment, type ReactNode, useState } from 'react';
import type { Note, Run } from '#shared/run/run.ts';
import type { ShownBy, SpecCriterion, SpecDocument } from '#shared/spec/specDocument.ts';
import { wordDiff, type WordSegment } from '#shared/spec/wordDiff.ts';
import { Callout } from '#renderer/ui/Callout.tsx';
import documentStyles from '#renderer/ui/document.module.css';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { PaneHead } from '#renderer/ui/Pane.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import pane from '#renderer/ui/Pane.module.css';
import text from '#renderer/ui/text.module.css';
import { decisionMeta } from '#renderer/features/history/decisionMeta.ts';
import { clock } from '#renderer/features/run/times.ts';
import { Segments } from '#renderer/features/spec/changes/Segments.tsx';
import styles from './Intent.module.css';
import frame from './Review.module.css';
import type { Review, Reviewed } from './reviewModel.ts';
import { chooseCriterion, hoverCriterion, useReviewStore } from './reviewStore.ts';
import { changeView, useReviewView } from './reviewView.ts';
import { type SpecBeside, useSpecBefore } from './useSpecBefore.ts';

/** The words the run works from, as they were agreed, for this task's criteria, and how they came to be so. */
export function IntentPane({ review, run, spec }: { review: Review; run: Run; spec: SpecDocument }) {
  const beside = useSpecBefore(run, spec);
  return (
    <WordingPane
      review={review}
      beside={beside}
      versions={<IntentVersions run={run} beside={beside} />}
      notes={review.attempt.notes}
    />
  );
}

/** The wording that a change is held against; `beside` are other versions' words to tell apart. */
export function WordingPane({
  review,
  beside,
  versions,
  notes = NO_NOTES,
}: {
  review: Reviewed;
  beside: SpecBeside | null;
  versions: ReactNode;
  /** What was settled while the work was done. */
  notes?: readonly Note[];
}) {
  const shown = useReviewView((view) => view.intent);
  const held = shown === 'change' ? beside : null;
  return (
    <section
      className={clsx(pane.pane, pane.paper, frame.pane, styles.intent)}
      aria-label="What was asked"
      data-pane=""
      tabIndex={-1}
    >
      <PaneHead title="What was asked" end={versions} />
      {beside?.isNewer && (
        <p className={clsx(styles.newer, text.small)}>
          {beside.to} has been approved since this run began with {beside.from}.
        </p>
      )}
      <div className={clsx(documentStyles.document, styles.wording)} data-scroller="intent" tabIndex={0}>
        {review.requirements.map((requirement) => (
          <Fragment key={requirement.id}>
            <h3>
              <IdMark id={requirement.id} />
              {requirement.title}
            </h3>
            {requirement.criteria.map((criterion) => (
              <IntentBlock key={criterion.id} criterion={criterion} beside={held} />
            ))}
          </Fragment>
        ))}
        {review.requirements.length === 0 && (
          <p className={text.muted}>
            {review.task?.instructions || 'No criterion of the spec is answered for here.'}
          </p>
        )}
        <Settled decisions={review.decisions} notes={notes} />
      </div>
    </section>
  );
}

/** Decisions of the spec, and what was settled while at work. */
function Settled({ decisions, notes }: { decisions: Reviewed['decisions']; notes: readonly Note[] }) {
  const [now] = useState(() => new Date());
  return (
    <div className={styles.decisions}>
      {decisions.map((decision) => (
        <Callout
          key={decision.key}
          icon={Scale}
          title={decision.id ? `Decision ${decision.id.replace(/^D/, '')}.` : 'Decision.'}
          meta={decisionMeta(decision, now)}
        >
          {decision.text}
        </Callout>
      ))}
      {notes.map((note) => (
        <Callout
          key={`${note.at} ${note.text}`}
          icon={NOTES[note.kind].icon}
          title={NOTES[note.kind].title}
          meta={`${note.by}, ${clock(note.at)}, while at work`}
        >
          {note.text}
          {note.reason !== '' && <span className={text.muted}> {note.reason}</span>}
        </Callout>
      ))}
    </div>
  );
}

export function IntentVersions({ run, beside }: { run: Run; beside: SpecBeside | null }) {
  const shown = useReviewView((view) => view.intent);
  const own = run.specVersion > 0 ? `v${run.specVersion}` : 'as the run began';
  if (!beside) {
    const words = run.specVersion > 0 ? `version ${run.specVersion}` : own;
    return <span className={`${text.small} ${text.muted}`}>{words}</span>;
  }
  return (
    <Segmented
      label="Wording"
      value={shown}
      options={[
        { value: 'change', label: `${beside.from} to ${beside.to}` },
        { value: 'text', label: `${own} only` },
      ]}
      onChange={(intent) => changeView({ intent })}
    />
  );
}

const NO_NOTES: readonly Note[] = [];
const NOTES: Readonly<Record<Note['kind'], { readonly icon: LucideIcon; readonly title: string }>> = {
  decision: { icon: Scale, title: 'Decided.' },
  assumption: { icon: CircleHelp, title: 'Assumed.' },
  answer: { icon: MessageSquare, title: 'Answered.' },
};

const SHOWN_BY: Readonly<Record<ShownBy['kind'], LucideIcon>> = {
  command: Terminal,
  test: ListChecks,
  person: UserRound,
  agent: Glasses,
};

function IntentBlock({ criterion, beside }: { criterion: SpecCriterion; beside: SpecBeside | null }) {
  const chosen = useReviewStore((store) => store.criterion === criterion.id);
  const { segments, words } = wordingOf(criterion, beside);
  return (
    <div
      className={clsx(styles.block, chosen && styles.chosen)}
      data-intent={criterion.id}
      onMouseEnter={() => hoverCriterion(criterion.id)}
      onMouseLeave={() => hoverCriterion(null)}
    >
      <div className={styles.blockHead}>
        <IdMark id={criterion.id} selected={chosen} />
        <span>{words}</span>
      </div>
      <button
        type="button"
        className={styles.blockText}
        aria-pressed={chosen}
        onClick={() => chooseCriterion(criterion.id, 'intent')}
      >
        <Segments segments={segments} isCriterion />
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

/** A criterion in the words of both versions, and what became of it between them. */
function wordingOf(
  criterion: SpecCriterion,
  beside: SpecBeside | null,
): { readonly segments: readonly WordSegment[]; readonly words: string } {
  if (!beside) return { segments: [{ kind: 'same', text: criterion.text }], words: '' };
  const textIn = (document: SpecDocument) => document.criteria.find(({ id }) => id === criterion.id)?.text;
  const [before, after] = [textIn(beside.before), textIn(beside.after)];
  const words =
    before === undefined
      ? 'added'
      : after === undefined
        ? 'removed'
        : before === after
          ? 'unchanged'
          : 'words changed';
  return { segments: wordDiff(before ?? '', after ?? ''), words };
}
