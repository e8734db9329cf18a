import { FileText } from 'lucide-react';
import { useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { RadioChoice } from '#renderer/ui/RadioChoice.tsx';
import type { MergePart } from '#shared/spec/mergeTexts.ts';
import { wordDiff } from '#shared/spec/wordDiff.ts';
import styles from './OutsideDialog.module.css';

type Side = 'mine' | 'theirs';

/** The file and the page changed the same words: a person picks, place by place. It cannot be waved away. */
export function OutsideDialog({
  parts,
  onSettle,
}: {
  parts: readonly MergePart[];
  /** `third` is the part that a person wants to write anew, from the words chosen. */
  onSettle: (sides: readonly Side[], third: string | null) => void;
}) {
  const conflicts = parts.filter((part) => part.kind === 'conflict');
  const [sides, setSides] = useState<readonly Side[]>(() => conflicts.map(() => 'mine'));
  const [first] = conflicts;
  const id = first && /(?:AC-\d+\.\d+|\b[RCBNADQ]\d+)\b/.exec(first.base || first.mine)?.[0];
  return (
    <Dialog
      open
      onOpenChange={() => undefined}
      icon={FileText}
      tone="needs"
      title={`${conflicts.length === 1 && id ? id : 'The spec'} also changed outside Overture`}
      summary={
        conflicts.length === 1
          ? 'Your edit and the other one touch the same lines. Everything else was joined.'
          : `Your edits and the other ones touch the same lines in ${conflicts.length} places. Everything else was joined.`
      }
      {...(conflicts.length === 1 && id
        ? {
            aside: (
              <Button variant="quiet" onClick={() => onSettle(sides, id)}>
                Write a third…
              </Button>
            ),
          }
        : {})}
      actions={
        <Button variant="primary" onClick={() => onSettle(sides, null)}>
          {conflicts.length === 1 ? 'Keep this one' : 'Keep these'}
        </Button>
      }
    >
      <div className={styles.conflicts}>
        {conflicts.map((conflict, index) => (
          <SideChoice
            key={`${index} ${conflict.base}`}
            conflict={conflict}
            label={conflicts.length === 1 ? 'Which words to keep' : `Which words to keep, place ${index + 1}`}
            side={sides[index]}
            onChange={(side) => setSides(sides.with(index, side))}
          />
        ))}
      </div>
    </Dialog>
  );
}

function SideChoice({
  conflict: { mine, theirs },
  label,
  side,
  onChange,
}: {
  conflict: Extract<MergePart, { kind: 'conflict' }>;
  label: string;
  side: Side | undefined;
  onChange: (side: Side) => void;
}) {
  return (
    <RadioChoice
      label={label}
      voice="doc"
      value={side}
      onChange={onChange}
      options={[
        { value: 'mine', label: <Words text={mine} other={theirs} />, detail: 'yours' },
        { value: 'theirs', label: <Words text={theirs} other={mine} />, detail: 'from the file' },
      ]}
    />
  );
}

/** Without the marks of the list and the id, which the heading names. */
function plainWords(text: string): string {
  return text.replaceAll(/^[ \t]*(?:[-*+]|\d+[.)])[ \t]+(?:\*\*[^*\n]+\*\*[ \t]*)?/gm, '').trim();
}

/** A side's words, strong where they differ from the other's. */
function Words({ text, other }: { text: string; other: string }) {
  if (text.trim() === '') return <em>Nothing: these lines were removed</em>;
  return (
    <span className={styles.words}>
      {wordDiff(plainWords(other), plainWords(text)).map((segment, index) => {
        if (segment.kind === 'removed') return null;
        return segment.kind === 'added' ? (
          <b key={index}>{segment.text}</b>
        ) : (
          <span key={index}>{segment.text}</span>
        );
      })}
    </span>
  );
}
