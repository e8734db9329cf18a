import { clsx } from 'clsx';
import { FlaskConical, MessageSquare, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IdMark } from '#renderer/ui/IdMark.tsx';
import type { SpecCriterion } from '#shared/spec/specDocument.ts';
import { openDraft, removeLine, writeWords } from '../writing.ts';
import { hintsThatFit } from '../wordingHints.ts';
import styles from './document.module.css';
import type { DocumentContext } from './documentProps.ts';
import { HintLine } from './HintLine.tsx';
import { PartText } from './PartText.tsx';
import { MarginButton } from './MarginButton.tsx';
import { sameAround, sameCriterion } from './sameParts.ts';
import { ShownBy } from './ShownBy.tsx';

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
    const [isShowing, setShowing] = useState(false);
    const isSelected = context.selection === key;
    const [change] = context.views.changes.get(key) ?? [];
    const addBelow = (before: string, after: string) => {
      if (after !== '') writeWords(key, before);
      openDraft({ kind: 'criterion', requirement: criterion.requirement, after: key });
    };
    return (
      <div
        className={clsx(styles.criterion, isSelected && styles.selected)}
        data-part={key}
        data-stop=""
        aria-current={isSelected || undefined}
        onClick={() => context.onSelect(key)}
      >
        <IdMark id={id} className={styles.gutter} />
        <p>
          <PartText
            part={criterion}
            name={`Criterion ${id}`}
            decideName={id}
            context={context}
            isCriterion
            onEnter={addBelow}
            onEmptied={() => removeLine(key, previous)}
          />
        </p>
        <span className={styles.margin}>
          {change && (
            <span className={styles.source}>
              <Icon of={MessageSquare} size="xs" />
              {upperFirst(change.proposal.source)}
            </span>
          )}
          {criterion.shownBy.length === 0 && (
            <MarginButton
              name={`Say what shows ${id}`}
              icon={FlaskConical}
              onClick={() => setShowing(true)}
            />
          )}
          <MarginButton name={`Remove ${id}`} icon={Trash2} onClick={() => removeLine(key, previous)} />
        </span>
        {hintsThatFit(context.hints.get(key) ?? [], criterion.text).map((hint) => (
          <HintLine key={hint.id} hint={hint} part={criterion} />
        ))}
        <ShownBy criterion={criterion} isAdding={isShowing} onAdding={setShowing} />
      </div>
    );
  },
  (a, b) =>
    a.previous === b.previous &&
    sameCriterion(a.criterion, b.criterion) &&
    sameAround(a.context, b.context, a.criterion.key),
);

function upperFirst(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
