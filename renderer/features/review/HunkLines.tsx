import { useMemo } from 'react';
import type { PatchHunk } from '#shared/review/patch.ts';
import { anchorOf } from './anchorOf.ts';
import type { LineMark } from './DiffLine.tsx';
import { LazyBlock } from './LazyBlock.tsx';
import { LineBlockView } from './LineBlockView.tsx';
import { LINE_HEIGHT, type LineBlock, lineBlocks } from './lineBlocks.ts';
import type { ThreadHost } from './LineThread.tsx';
import type { ReviewView } from './reviewView.ts';

/** Blocks that come and go together, so that few have to be watched in a hunk of 100,000 lines. */
const TOGETHER = 40;
/** Lines that the tallest of usual windows shows at once. */
const SEEN_FIRST = 60;

/** The lines of a hunk, with threads below the lines they hang on. Without `threads` it is read only. */
export function HunkLines({
  hunk,
  path,
  marks,
  flagged,
  threads,
  layout = 'unified',
  first = false,
}: {
  hunk: PatchHunk;
  path: string;
  /** By number in the new text. */
  marks: ReadonlyMap<number, readonly LineMark[]>;
  flagged: ReadonlySet<number>;
  threads: ThreadHost | null;
  layout?: ReviewView['layout'];
  /** At the top of the change, where everyone begins. */
  first?: boolean;
}) {
  const groups = useMemo(() => grouped(lineBlocks(hunk.lines)), [hunk]);
  const talks = threads?.talksIn(path) ?? false;
  const hasTalk = ({ from, to }: LineBlock) =>
    talks && threads !== null && hunk.lines.slice(from, to).some((line) => threads.has(anchorOf(line, path)));
  const draw = (block: LineBlock) => (
    <LazyBlock
      key={block.from}
      height={heightOf(block)}
      first={first && block.from < SEEN_FIRST}
      now={hasTalk(block)}
    >
      {() => (
        <LineBlockView
          hunk={hunk}
          block={block}
          path={path}
          marks={marks}
          flagged={flagged}
          threads={threads}
          layout={layout}
        />
      )}
    </LazyBlock>
  );
  return groups.map((blocks) => {
    const [top] = blocks;
    if (!top || groups.length === 1) return blocks.map(draw);
    return (
      <LazyBlock
        key={top.from}
        first={first && top.from === 0}
        height={blocks.reduce((sum, block) => sum + heightOf(block), 0)}
        now={blocks.some(hasTalk)}
      >
        {() => blocks.map(draw)}
      </LazyBlock>
    );
  });
}

function heightOf({ from, to }: LineBlock): number {
  return (to - from) * LINE_HEIGHT;
}

function grouped(blocks: readonly LineBlock[]): readonly (readonly LineBlock[])[] {
  return Array.from({ length: Math.ceil(blocks.length / TOGETHER) }, (_, index) =>
    blocks.slice(index * TOGETHER, (index + 1) * TOGETHER),
  );
}
