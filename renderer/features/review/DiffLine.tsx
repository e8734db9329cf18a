import { clsx } from 'clsx';
import { Plus } from 'lucide-react';
import { memo, type ReactNode } from 'react';
import type { PatchLine } from '#shared/review/patch.ts';
import type { WordSpan } from '#shared/review/wordChanges.ts';
import code from '#renderer/ui/code.module.css';
import { CriterionChip } from '#renderer/ui/CriterionChip.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import styles from './Diff.module.css';
import { lineRuns } from './lineRuns.ts';
import { tokenise } from './tokenise.ts';

/** Characters of a column of numbers; the second one has a blank before it. */
const COLUMN = 5;

export interface LineMark {
  readonly criterion: string;
  readonly tone: 'plain' | 'on' | 'bad';
}

/**
 * One line of a diff: its numbers, its sign, its words and what it serves. Numbers and sign are drawn by the style
 * from attributes, because every element counts where lines are drawn by the hundred while somebody scrolls.
 */
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
  return (
    <div
      className={clsx(
        code.line,
        side !== 'both' && code.single,
        line.kind !== 'same' && code[line.kind],
        flagged && code.flagged,
        onComment && code.pointed,
      )}
      data-numbers={numbersOf(line, side)}
      data-old={line.old ?? undefined}
      data-new={line.new ?? undefined}
    >
      {onComment && (
        <button
          type="button"
          className={clsx(styles.add, side !== 'both' && styles.oneSide)}
          aria-label={`Comment on line ${line.new ?? line.old}`}
          onClick={onComment}
        >
          <Icon of={Plus} size="xs" />
        </button>
      )}
      {marks.length > 0 && (
        <span className={styles.marks}>
          {marks.map((mark) => (
            <CriterionChip key={mark.criterion} id={mark.criterion} tone={mark.tone} />
          ))}
        </span>
      )}
      {wordsOf(line, path, spans)}
    </div>
  );
});

/** Only what has a colour of its own takes an element. */
function wordsOf(
  line: PatchLine,
  path: string,
  spans: readonly WordSpan[] | undefined,
): readonly ReactNode[] {
  return lineRuns(tokenise(line.text.replace(/\r$/, ''), path), spans).map((run, index) =>
    run.kind === null && !run.changed ? (
      run.text
    ) : (
      <span key={index} className={clsx(run.kind && code[run.kind], run.changed && code.changedWord)}>
        {run.text}
      </span>
    ),
  );
}

function numbersOf(line: PatchLine, side: 'both' | 'old' | 'new'): string {
  const column = (number: number | null) => String(number ?? '').padStart(COLUMN);
  if (side !== 'both') return column(side === 'old' ? line.old : line.new);
  return `${column(line.old)} ${column(line.new)}`;
}
