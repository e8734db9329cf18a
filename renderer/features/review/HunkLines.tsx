import { type MouseEvent, useMemo, useState } from 'react';
import { changedWords } from '#shared/review/pairLines.ts';
import type { PatchHunk, PatchLine } from '#shared/review/patch.ts';
import type { CommentAnchor } from '#shared/run/run.ts';
import { DiffLine, type LineMark } from './DiffLine.tsx';
import { LazyBlock } from './LazyBlock.tsx';
import { LineThread, type ThreadHost } from './LineThread.tsx';

const LINE_HEIGHT = 20;
/** Long hunks are drawn in blocks of this many lines as they come into view. */
const BLOCK = 80;
const NO_MARKS: readonly LineMark[] = [];

type LineAnchor = Extract<CommentAnchor, { kind: 'line' }>;

/** The lines of a hunk, with threads below the lines they hang on. Without `threads` it is read only. */
export function HunkLines({
  hunk,
  path,
  marks,
  flagged,
  threads,
}: {
  hunk: PatchHunk;
  path: string;
  /** By number in the new text. */
  marks: ReadonlyMap<number, readonly LineMark[]>;
  flagged: ReadonlySet<number>;
  threads: ThreadHost | null;
}) {
  const words = useMemo(() => changedWords(hunk), [hunk]);
  const [pointed, setPointed] = useState<string | null>(null);
  const point = (event: MouseEvent) => {
    const line = (event.target as HTMLElement).closest<HTMLElement>('[data-old],[data-new]');
    if (line) setPointed(`${line.dataset['old'] ?? ''}:${line.dataset['new'] ?? ''}`);
  };
  const blocks = Array.from({ length: Math.ceil(hunk.lines.length / BLOCK) }, (_, index) => index * BLOCK);
  const draw = (line: PatchLine, index: number) => {
    const anchor = anchorOf(line, path);
    return (
      <div key={index}>
        <DiffLine
          line={line}
          path={path}
          spans={words.get(index)}
          marks={(line.new !== null && marks.get(line.new)) || NO_MARKS}
          flagged={line.new !== null && flagged.has(line.new)}
          onComment={
            threads && pointed === `${line.old ?? ''}:${line.new ?? ''}`
              ? () => threads.open(anchor)
              : undefined
          }
        />
        {threads && <LineThread host={threads} anchor={anchor} />}
      </div>
    );
  };
  return (
    <div onMouseOver={threads ? point : undefined} onMouseLeave={() => setPointed(null)}>
      {blocks.map((from) => {
        const lines = hunk.lines.slice(from, from + BLOCK);
        const talks = threads !== null && lines.some((line) => threads.has(anchorOf(line, path)));
        return (
          <LazyBlock key={from} height={lines.length * LINE_HEIGHT} now={talks}>
            {() => lines.map((line, index) => draw(line, from + index))}
          </LazyBlock>
        );
      })}
    </div>
  );
}

/** A line that was removed is named by its old number, any other by its new one. */
export function anchorOf(line: PatchLine, path: string): LineAnchor {
  return line.new === null
    ? { kind: 'line', path, side: 'old', line: line.old ?? 1 }
    : { kind: 'line', path, side: 'new', line: line.new };
}
