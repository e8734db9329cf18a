import { clsx } from 'clsx';
import { type WordSpan, wordChanges } from '#shared/review/wordChanges.ts';
import code from '#renderer/ui/code.module.css';
import { lineRuns } from '../lineRuns.ts';
import { tokenise } from '../tokenise.ts';
import styles from './Settle.module.css';

/** Characters of the column of numbers. */
const COLUMN = 5;

export interface CodeBlock {
  readonly lines: readonly string[];
  /** Lines that both sides agree on are quieter. */
  readonly agreed?: boolean;
  /** The other side's lines: words that differ from them are marked. */
  readonly other?: readonly string[];
}

/** Lines of a file to read, numbered from `from`. */
export function CodeLines({
  label,
  path,
  from,
  blocks,
}: {
  label: string;
  path: string;
  from: number;
  blocks: readonly CodeBlock[];
}) {
  const lines = blocks.flatMap(({ lines: own, agreed = false, other }) =>
    own.map((text, index) => ({ text, agreed, spans: spansOf(text, own, other?.[index], other) })),
  );
  return (
    <div className={clsx(code.code, styles.code)} role="group" aria-label={label} tabIndex={0}>
      {lines.map(({ text, agreed, spans }, index) => (
        <div
          key={index}
          className={clsx(code.line, code.single, agreed && styles.agreed)}
          data-numbers={String(from + index).padStart(COLUMN)}
        >
          {agreed ? text : <Runs text={text} path={path} spans={spans} />}
        </div>
      ))}
    </div>
  );
}

function Runs({ text, path, spans }: { text: string; path: string; spans: readonly WordSpan[] | undefined }) {
  return lineRuns(tokenise(text, path), spans).map((run, index) =>
    run.kind === null && !run.changed ? (
      run.text
    ) : (
      <span key={index} className={clsx(run.kind && code[run.kind], run.changed && styles.differs)}>
        {run.text}
      </span>
    ),
  );
}

/** Lines are held against each other only where both sides have as many. */
function spansOf(
  text: string,
  own: readonly string[],
  counterpart: string | undefined,
  other: readonly string[] | undefined,
): readonly WordSpan[] | undefined {
  if (counterpart === undefined || own.length !== other?.length) return undefined;
  return wordChanges(counterpart, text)?.new;
}
