import { useMemo } from 'react';
import { hunkText } from '#shared/review/hunkText.ts';
import type { PatchHunk } from '#shared/review/patch.ts';
import { withoutBlanks } from '#shared/review/withoutBlanks.ts';
import { anchorOf } from './anchorOf.ts';
import type { LineMark } from './DiffLine.tsx';
import { LazyBlock } from './LazyBlock.tsx';
import { LineBlockView } from './LineBlockView.tsx';
import { LINE_HEIGHT, type LineBlock, lineBlocks } from './lineBlocks.ts';
import type { ThreadHost } from './LineThread.tsx';
import type { ReviewView } from './reviewView.ts';

/** Lines that the tallest of usual windows shows at once. */
const SEEN_FIRST = 60;

/** How the lines of a hunk are shown. */
export interface LinesShown {
  readonly path: string;
  /** By number in the new text. */
  readonly marks: ReadonlyMap<number, readonly LineMark[]>;
  readonly flagged: ReadonlySet<number>;
  /** Null where nothing can be said. */
  readonly threads: ThreadHost | null;
  readonly layout?: ReviewView['layout'];
  /** Draws changes of blanks alone as unchanged. */
  readonly hidesBlanks?: boolean;
}

/** Some lines of a hunk, made and cut into blocks once they are near the view. */
export function LineStretch({
  hunk,
  stretch: { from, to },
  first,
  talks,
  layout = 'unified',
  hidesBlanks = false,
  ...shown
}: LinesShown & {
  hunk: PatchHunk;
  stretch: LineBlock;
  /** At the top of the change, where everyone begins. */
  first: boolean;
  /** Whether anything is said of its lines. */
  talks: boolean;
}) {
  const { threads, path } = shown;
  const lines = useMemo(() => {
    const all = hunkText(hunk).slice(from, to);
    return hidesBlanks ? withoutBlanks(all) : all;
  }, [hunk, from, to, hidesBlanks]);
  const blocks = useMemo(() => lineBlocks(lines), [lines]);
  const hasTalk = (block: LineBlock) =>
    talks &&
    threads !== null &&
    lines.slice(block.from, block.to).some((line) => threads.has(anchorOf(line, path)));
  return blocks.map((block) => (
    <LazyBlock
      key={block.from}
      height={(block.to - block.from) * LINE_HEIGHT}
      first={first && block.from < SEEN_FIRST}
      now={hasTalk(block)}
    >
      {() => <LineBlockView lines={lines} block={block} layout={layout} {...shown} />}
    </LazyBlock>
  ));
}
