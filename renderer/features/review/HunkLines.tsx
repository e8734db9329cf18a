import { useMemo } from 'react';
import { hunkText } from '#shared/review/hunkText.ts';
import type { PatchHunk } from '#shared/review/patch.ts';
import { anchorOf } from './anchorOf.ts';
import { LazyBlock } from './LazyBlock.tsx';
import { LINE_HEIGHT, type LineBlock, lineStretches } from './lineBlocks.ts';
import { LineStretch, type LinesShown } from './LineStretch.tsx';

/** The lines of a hunk, with threads below the lines they hang on. Without `threads` it is read only. */
export function HunkLines({
  hunk,
  first = false,
  ...shown
}: LinesShown & { hunk: PatchHunk; first?: boolean }) {
  const { threads, path } = shown;
  const stretches = useMemo(() => lineStretches(hunkText(hunk)), [hunk]);
  const talking = useMemo(() => {
    if (!threads?.talksIn(path)) return NONE;
    const text = hunkText(hunk);
    const hasTalk = ({ from, to }: LineBlock) =>
      text.slice(from, to).some((line) => threads.has(anchorOf(line, path)));
    return new Set(stretches.filter(hasTalk));
  }, [hunk, stretches, threads, path]);
  return stretches.map((stretch) => {
    const draw = () => (
      <LineStretch
        key={stretch.from}
        hunk={hunk}
        stretch={stretch}
        first={first && stretch.from === 0}
        talks={talking.has(stretch)}
        {...shown}
      />
    );
    if (stretches.length === 1) return draw();
    return (
      <LazyBlock
        key={stretch.from}
        first={first && stretch.from === 0}
        height={(stretch.to - stretch.from) * LINE_HEIGHT}
        now={talking.has(stretch)}
      >
        {draw}
      </LazyBlock>
    );
  });
}

const NONE: ReadonlySet<LineBlock> = new Set();
