import { useMemo } from 'react';
import { hunkText } from '#shared/review/hunkText.ts';
import { HunkView } from './HunkView.tsx';
import { LazyBlock } from './LazyBlock.tsx';
import { LINE_HEIGHT } from './lineBlocks.ts';
import type { ThreadHost } from './LineThread.tsx';
import { type ReviewedWork, type ReviewHunk, servedBy } from './reviewModel.ts';
import { useReviewStore } from './reviewStore.ts';

/** Hunks that are drawn together, once they come near the view. */
const TOGETHER = 12;
/** A hunk's head, its borders and the room below it. */
const AROUND = 36;

/** The hunks of a file, or some of them. */
export function FileHunks({
  hunks,
  path,
  attempt,
  criterion,
  threads,
  first,
}: {
  hunks: readonly ReviewHunk[];
  path: string;
  attempt: ReviewedWork;
  criterion: string | null;
  /** Null where nothing can be said. */
  threads: ThreadHost | null;
  first: boolean;
}) {
  const current = useReviewStore((store) => (hunks.some(({ id }) => id === store.hunk) ? store.hunk : null));
  const groups = useMemo(() => groupsOf(hunks), [hunks]);
  const talks = threads?.talksIn(path) ?? false;
  return groups.map((group, index) => (
    <LazyBlock
      key={group.key}
      height={group.height}
      serves={group.serves}
      first={first && index === 0}
      now={talks || group.hunks.some(({ id }) => id === current)}
    >
      {() =>
        group.hunks.map((hunk) => (
          <HunkView
            key={hunk.id}
            part={hunk}
            path={path}
            attempt={attempt}
            criterion={criterion}
            current={current === hunk.id}
            threads={threads}
            first={first && index === 0 && hunk === group.hunks[0]}
          />
        ))
      }
    </LazyBlock>
  ));
}

interface HunkGroup {
  readonly key: string;
  readonly hunks: readonly ReviewHunk[];
  readonly height: number;
  readonly serves: string;
}

function groupsOf(hunks: readonly ReviewHunk[]): readonly HunkGroup[] {
  return Array.from({ length: Math.ceil(hunks.length / TOGETHER) }, (_, index): HunkGroup => {
    const own = hunks.slice(index * TOGETHER, (index + 1) * TOGETHER);
    return {
      key: own[0]?.id ?? '',
      hunks: own,
      height: heightOfHunks(own),
      serves: servedBy(own),
    };
  });
}

/** In px, as long as no line wraps and nobody has commented. */
export function heightOfHunks(hunks: readonly ReviewHunk[]): number {
  return hunks.reduce((sum, { hunk }) => sum + hunkText(hunk).count * LINE_HEIGHT + AROUND, 0);
}
