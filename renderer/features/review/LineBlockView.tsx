import { Fragment, type ReactNode, useMemo } from 'react';
import { changedWords, pairedLines } from '#shared/review/pairLines.ts';
import type { PatchLine } from '#shared/review/patch.ts';
import { DiffLine, type LineMark } from './DiffLine.tsx';
import { anchorOf } from './anchorOf.ts';
import { LINE_HEIGHT, type LineBlock, splitRows } from './lineBlocks.ts';
import { LineThread, type ThreadHost } from './LineThread.tsx';
import { nameOf, usePointed } from './usePointed.ts';
import type { ReviewView } from './reviewView.ts';
import styles from './Diff.module.css';
import split from './Split.module.css';

const NO_MARKS: readonly LineMark[] = [];

type DrawLine = (line: PatchLine, index: number, side: 'both' | 'old' | 'new') => ReactNode;

/** Some lines of a hunk, one below the other or what went beside what came. */
export function LineBlockView({
  lines: all,
  block: { from, to },
  path,
  marks,
  flagged,
  threads,
  layout,
}: {
  lines: readonly PatchLine[];
  block: LineBlock;
  path: string;
  marks: ReadonlyMap<number, readonly LineMark[]>;
  flagged: ReadonlySet<number>;
  threads: ThreadHost | null;
  layout: ReviewView['layout'];
}) {
  const lines = useMemo(() => all.slice(from, to), [all, from, to]);
  const paired = useMemo(() => pairedLines(lines), [lines]);
  const words = useMemo(() => changedWords(lines, paired), [lines, paired]);
  const { pointed, point, leave } = usePointed();
  const draw: DrawLine = (line, index, side) => (
    <DiffLine
      line={line}
      path={path}
      spans={words.get(index)}
      marks={(side !== 'old' && line.new !== null && marks.get(line.new)) || NO_MARKS}
      flagged={side !== 'old' && line.new !== null && flagged.has(line.new)}
      side={side}
      onComment={
        threads && (side === 'both' || (side === 'old') === (line.new === null)) && pointed === nameOf(line)
          ? () => threads.open(anchorOf(line, path))
          : undefined
      }
    />
  );
  const talks = threads?.talksIn(path) ?? false;
  const thread = (line: PatchLine) =>
    talks && threads && <LineThread key={nameOf(line)} host={threads} anchor={anchorOf(line, path)} />;
  return (
    <div
      className={styles.block}
      style={{ containIntrinsicBlockSize: `auto ${(to - from) * LINE_HEIGHT}px` }}
      onMouseOver={threads ? point : undefined}
      onMouseLeave={leave}
    >
      {layout === 'unified'
        ? lines.map((line, index) => (
            <Fragment key={index}>
              {draw(line, index, 'both')}
              {thread(line)}
            </Fragment>
          ))
        : drawBeside(lines, paired, draw, thread)}
    </div>
  );
}

/** What went on the left of what came, each row with the threads of both below it. */
function drawBeside(
  lines: readonly PatchLine[],
  paired: ReadonlyMap<number, number>,
  draw: DrawLine,
  thread: (line: PatchLine) => ReactNode,
): readonly ReactNode[] {
  return splitRows(lines, paired).map(({ left, right }, row) => {
    const [was, is] = [lineAt(lines, left), lineAt(lines, right)];
    return (
      <Fragment key={row}>
        <div className={split.row}>
          {was && left !== null ? draw(was, left, 'old') : <div className={split.empty} />}
          {is && right !== null ? draw(is, right, 'new') : <div className={split.empty} />}
        </div>
        {was && was !== is && thread(was)}
        {is && thread(is)}
      </Fragment>
    );
  });
}

function lineAt(lines: readonly PatchLine[], index: number | null): PatchLine | undefined {
  return index === null ? undefined : lines[index];
}
