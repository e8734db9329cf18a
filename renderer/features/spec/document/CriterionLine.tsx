import { clsx } from 'clsx';
import { FlaskConical, MessageSquare, Trash2 } from 'lucide-react';
import { memo } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { openDraft, removeLine } from '../writing.ts';
import { hintsThatFit } from '../wordingHints.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { HintLine } from './HintLine.tsx';
import { MarginButton } from './MarginButton.tsx';
import { MoveHandle } from './MoveHandle.tsx';
import { PartText } from './PartText.tsx';
import { sameAround, sameCriterion } from './sameParts.ts';
import { ShownBy } from './ShownBy.tsx';
import { Uses } from './Uses.tsx';

/** A criterion: its id in the gutter, its words, hints about them, and what shows it. */
export const CriterionLine = memo(
  function CriterionLine({
    criterion,
    previous,
    context,
  }: {
    criterion: SpecCriterion;
    /** The key of the line above, which gets the focus when this one is removed. */
    previous: string;
    context: DocumentContext;
  }) {
    const { id, key } = criterion;
    const { draft } = context;
    const isShowing = draft?.kind === 'shownBy' && draft.criterion === key;
    const aboveIt = previous === criterion.requirement ? null : previous;
    const isSelected = context.selection === key;
    const [change] = context.views.changes.get(key) ?? [];
    const addLine = (before: string, after: string) =>
      openDraft({
        kind: 'criterion',
        requirement: criterion.requirement,
        after: before === '' && after !== '' ? aboveIt : key,
      });
    return (
      <div
        className={clsx(styles.criterion, isSelected && styles.selected)}
        data-part={key}
        data-stop=""
        data-moves="criterion"
        aria-current={isSelected || undefined}
        onClick={() => context.onSelect(key)}
      >
        <MoveHandle kind="criterion" of={key} group={criterion.requirement} name={id} />
        <IdMark id={id} className={styles.gutter} />
        <p>
          <PartText
            part={criterion}
            name={`Criterion ${id}`}
            decideName={id}
            context={context}
            isCriterion
            isLine
            onEnter={addLine}
            onEmptied={() => removeLine(key, previous)}
          />
          <Uses of={key} context={context} />
        </p>
        <CriterionMargin
          criterion={criterion}
          proposedBy={change?.proposal.source}
          onRemove={() => removeLine(key, previous)}
        />
        {hintsThatFit(context.hints.get(key) ?? [], criterion.text).map((hint) => (
          <HintLine key={hint.id} hint={hint} part={criterion} />
        ))}
        <ShownBy criterion={criterion} draft={isShowing ? draft : null} />
      </div>
    );
  },
  (a, b) =>
    a.previous === b.previous &&
    sameCriterion(a.criterion, b.criterion) &&
    sameAround(a.context, b.context, a.criterion.key),
);

/** Beside its words: who proposes something for it, and what can be done with it. */
function CriterionMargin({
  criterion: { id, key, shownBy },
  proposedBy,
  onRemove,
}: {
  criterion: SpecCriterion;
  proposedBy: string | undefined;
  onRemove: () => void;
}) {
  return (
    <span className={styles.margin}>
      {proposedBy !== undefined && (
        <span className={styles.source}>
          <Icon of={MessageSquare} size="xs" />
          {upperFirst(proposedBy)}
        </span>
      )}
      {shownBy.length === 0 && (
        <MarginButton
          name={`Say what shows ${id}`}
          icon={FlaskConical}
          onClick={() => openDraft({ kind: 'shownBy', criterion: key })}
        />
      )}
      <MarginButton name={`Remove ${id}`} icon={Trash2} onClick={onRemove} />
    </span>
  );
}

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
