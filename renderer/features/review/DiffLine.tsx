import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { memo } from 'react';
import type { PatchLine } from '#shared/review/patch.ts';
import type { WordSpan } from '#shared/review/wordChanges.ts';
import code from '#renderer/ui/code.module.css';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Diff.module.css';
import { lineRuns } from './lineRuns.ts';
import { tokenise } from './tokenise.ts';

const SIGNS = { same: '', added: '+', removed: '−' } as const;

export interface LineMark {
  readonly criterion: string;
  readonly tone: 'plain' | 'on' | 'bad';
}

/** One line of a diff: its numbers, its sign, its words and what it serves. */
export const DiffLine = memo(function DiffLine({
  line,
  path,
  spans,
  marks,
  flagged,
  side = 'both',
  onComment,
}: {
  line: PatchLine;
  path: string;
  spans: readonly WordSpan[] | undefined;
  marks: readonly LineMark[];
  flagged: boolean;
  /** One side of two, or both texts in one column. */
  side?: 'both' | 'old' | 'new';
  /** Set only for the line under the pointer or with the focus. */
  onComment: (() => void) | undefined;
}) {
  const text = line.text.replace(/\r$/, '');
  return (
    <div
      className={clsx(
        code.line,
        side !== 'both' && code.single,
        line.kind !== 'same' && code[line.kind],
        flagged && code.flagged,
        styles.line,
      )}
      data-old={line.old ?? undefined}
      data-new={line.new ?? undefined}
    >
      {side !== 'new' && <span className={code.number}>{line.old}</span>}
      {side !== 'old' && <span className={code.number}>{line.new}</span>}
      <span className={code.sign}>
        {onComment ? (
          <button
            type="button"
            className={styles.add}
            aria-label={`Comment on line ${line.new ?? line.old}`}
            onClick={onComment}
          >
            <Icon of={Plus} size="xs" />
          </button>
        ) : (
          SIGNS[line.kind]
        )}
      </span>
      <span className={clsx(code.text, styles.text)}>
        {marks.length > 0 && (
          <span className={styles.marks}>
            {marks.map((mark) => (
              <CriterionChip key={mark.criterion} id={mark.criterion} tone={mark.tone} />
            ))}
          </span>
        )}
        {lineRuns(tokenise(text, path), spans).map((run, index) =>
          run.kind === null && !run.changed ? (
            run.text
          ) : (
            <span key={index} className={clsx(run.kind && code[run.kind], run.changed && code.changedWord)}>
              {run.text}
            </span>
          ),
        )}
      </span>
    </div>
  );
});
