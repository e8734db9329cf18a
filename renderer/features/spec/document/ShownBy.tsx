import { useState } from 'react';
import { shownByValue } from '#shared/spec/edit/applyProposal.ts';
import type { ShownBy as ShownByPart, SpecCriterion } from '#shared/spec/specDocument.ts';
import type { Draft } from '../specStore.ts';
import { changeDraftLevel, leaveDraft, openDraft, writeShownBy } from '../writing.ts';
import styles from './document.module.css';
import { EditableText } from './EditableText.tsx';
import { textRuns } from './textRuns.ts';

/** How anyone can tell that a criterion holds: a command, a test, a person or a verifying agent. */
export function ShownBy({
  criterion,
  draft,
}: {
  criterion: SpecCriterion;
  /** A line that waits for its first words. */
  draft: Draft | null;
}) {
  const { id, key, shownBy } = criterion;
  const words = shownBy.map(shownWords);
  const write = (lines: readonly string[]) =>
    writeShownBy(
      key,
      lines.filter((line) => line.trim() !== '').map((line) => shownByValue(line)),
    );
  return (
    <>
      {shownBy.map((line, index) => (
        <div key={line.key} className={styles.shown}>
          shown by
          <EditableText
            name={`What shows ${id}`}
            text={shownWords(line)}
            decorate={(text) => textRuns(text, commandMarks(text))}
            onChange={(text) => text.trim() !== '' && write(words.with(index, text))}
            onEmptied={() => write(words.toSpliced(index, 1))}
            onEnter={() => openDraft({ kind: 'shownBy', criterion: key })}
          />
        </div>
      ))}
      {draft && (
        <NewShownBy
          id={id}
          draft={draft}
          onDone={(text) => {
            leaveDraft(draft);
            if (text.trim() !== '') write([...words, text]);
          }}
        />
      )}
    </>
  );
}

/** Written when it is finished: half a command would be run as it stands. */
function NewShownBy({ id, draft, onDone }: { id: string; draft: Draft; onDone: (text: string) => void }) {
  const [text, setText] = useState('');
  return (
    <div className={styles.shown}>
      shown by
      <EditableText
        name={`What shows ${id}`}
        text={text}
        placeholder="`npm test`, a test’s name, a person, a verifying agent"
        autoFocus
        decorate={(words) => textRuns(words, commandMarks(words))}
        onChange={setText}
        onEmptied={() => onDone('')}
        onEnter={(before, after) =>
          before + after === '' ? changeDraftLevel(draft, 'enter') : onDone(before + after)
        }
        onLevel={(key) => text.trim() === '' && changeDraftLevel(draft, key)}
        onBlur={() => onDone(text)}
      />
    </div>
  );
}

function shownWords(line: ShownByPart): string {
  return line.kind === 'command' ? `\`${line.text}\`` : line.text;
}

function commandMarks(text: string) {
  const command = /^`[^`]+`$/.test(text.trim());
  if (!command) return [];
  const start = text.indexOf('`');
  const end = text.lastIndexOf('`');
  return [
    { start, end: start + 1, mark: 'syntax' as const },
    { start: start + 1, end, mark: 'code' as const },
    { start: end, end: end + 1, mark: 'syntax' as const },
  ];
}
