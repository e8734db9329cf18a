import { clsx } from 'clsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import { LINE_NAMES } from '../proposalPlace.ts';
import { Decide } from './Decide.tsx';
import styles from './document.module.css';
import prose from './Prose.module.css';
import type { DocumentContext } from './documentProps.ts';
import { ProposeLine } from './ProposeLine.tsx';
import { ProposedText } from './ProposedText.tsx';
import { openProposalEditor } from '../proposals/openProposalEditor.ts';
import { proposedKey, type Proposed, type Shape } from './proposalViews.ts';

type ProposedProps<Name extends Shape> = { proposed: Proposed<Name>; context: DocumentContext };

export function ProposedCriterion({ proposed, context }: ProposedProps<'criterion'>) {
  const { proposal, preview } = proposed;
  const key = proposedKey(proposal);
  return (
    <div
      className={clsx(styles.criterion, context.selection === key && styles.selected)}
      data-part={key}
      data-stop=""
      onClick={() => context.onSelect(key)}
    >
      <IdMark id={preview.id} className={styles.gutter} />
      <p>
        <ProposedText text={preview.text} isCriterion />
      </p>
      {preview.shownBy && <div className={styles.shown}>shown by {preview.shownBy}</div>}
      <ProposeLine what="New criterion" name={preview.id} proposal={proposal} context={context} />
    </div>
  );
}

export function ProposedItem({ proposed, context }: ProposedProps<'item'>) {
  const { proposal, preview } = proposed;
  const key = proposedKey(proposal);
  const name = preview.id ?? LINE_NAMES[preview.list];
  return (
    <div
      className={clsx(styles.item, preview.id && styles.hasId, context.selection === key && styles.selected)}
      data-part={key}
      data-stop=""
      onClick={() => context.onSelect(key)}
    >
      {preview.id && <IdMark id={preview.id} className={styles.gutter} />}
      <p>
        <ProposedText text={preview.text} />
      </p>
      <ProposeLine
        what={`New: ${LINE_NAMES[preview.list]}`}
        name={name}
        proposal={proposal}
        context={context}
      />
    </div>
  );
}

/** New prose reads on from what is there, so it has the small pair. */
export function ProposedParagraph({ proposed, context }: ProposedProps<'paragraph'>) {
  const { proposal, preview } = proposed;
  const key = proposedKey(proposal);
  return (
    <p
      className={clsx(prose.paragraph, styles.criterion, context.selection === key && styles.selected)}
      data-part={key}
      data-stop=""
      onClick={() => context.onSelect(key)}
    >
      <ProposedText text={preview.text} />
      <Decide
        name="Why"
        source={proposal.source}
        onAccept={() => void context.actions.accept(proposal.id)}
        onEdit={() => openProposalEditor(proposal.id)}
        onReject={() => void context.actions.reject(proposal.id)}
      />
    </p>
  );
}

export function ProposedRequirement({ proposed, context }: ProposedProps<'requirement'>) {
  const { proposal, preview } = proposed;
  const key = proposedKey(proposal);
  return (
    <section
      className={styles.section}
      aria-label={`Proposed requirement ${preview.id}`}
      data-part={key}
      data-stop=""
    >
      <h2>
        <IdMark id={preview.id} className={styles.gutter} />
        <ProposedText text={preview.optional ? `${preview.title} (optional)` : preview.title} />
      </h2>
      <div
        className={clsx(styles.criterion, context.selection === key && styles.selected)}
        onClick={() => context.onSelect(key)}
      >
        {preview.criteria.map((criterion) => (
          <div key={criterion.id} className={styles.criterion}>
            <IdMark id={criterion.id} className={styles.gutter} />
            <p>
              <ProposedText text={criterion.text} isCriterion />
            </p>
          </div>
        ))}
        <ProposeLine what="New requirement" name={preview.id} proposal={proposal} context={context} />
      </div>
    </section>
  );
}
