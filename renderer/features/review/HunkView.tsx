import { clsx } from 'clsx';
import { memo, use, useMemo } from 'react';
import { hunkTitle } from '#shared/review/hunkTitle.ts';
import code from '#renderer/ui/code.module.css';
import styles from './Diff.module.css';
import type { LineMark } from './DiffLine.tsx';
import { FollowUpContext, useIsForFollowUp } from './followUpStore.ts';
import { HunkHead } from './HunkHead.tsx';
import { HunkLines } from './HunkLines.tsx';
import type { ThreadHost } from './LineThread.tsx';
import type { ReviewedWork, ReviewHunk } from './reviewModel.ts';
import { chooseHunk } from './reviewStore.ts';
import { useReviewView } from './reviewView.ts';

/** One hunk, with the criteria it serves in its head and on the lines that carry them. */
export const HunkView = memo(function HunkView({
  part,
  path,
  attempt,
  criterion,
  current,
  threads,
  first,
}: {
  part: ReviewHunk;
  path: string;
  attempt: ReviewedWork;
  /** The chosen criterion. */
  criterion: string | null;
  current: boolean;
  /** Null where nothing can be said. */
  threads: ThreadHost | null;
  first: boolean;
}) {
  const { hunk, services } = part;
  const isLater = useIsForFollowUp(use(FollowUpContext), 'hunks', part.id);
  const chosen = services.some((service) => service.criterion === criterion);
  const shown = useLinesShown(part, path, attempt, criterion);
  const title = useMemo(() => hunkTitle(hunk), [hunk]);
  const served = services.map((service) => service.criterion).join(' ');
  return (
    <div
      role="group"
      className={clsx(
        styles.hunk,
        chosen && styles.chosen,
        current && styles.current,
        isLater && styles.later,
      )}
      aria-label={`${title}: ${served === '' ? 'serves nothing yet' : `serves ${served}`}`}
      aria-current={current || undefined}
      data-hunk={part.id}
      data-serves={served}
      onFocus={() => chooseHunk(part.id)}
      onMouseDown={() => chooseHunk(part.id)}
    >
      <HunkHead
        part={part}
        path={path}
        title={title}
        criterion={criterion}
        isLater={isLater}
        threads={threads}
      />
      <div className={code.code}>
        <HunkLines hunk={hunk} path={path} threads={threads} first={first} {...shown} />
      </div>
    </div>
  );
});

/** How the lines of a part are laid out, and what is marked on them. */
function useLinesShown(part: ReviewHunk, path: string, attempt: ReviewedWork, criterion: string | null) {
  const flagged = useMemo(() => failingLines(attempt, path), [attempt, path]);
  const marks = useMemo(() => marksOf(part, criterion, flagged), [part, criterion, flagged]);
  const layout = useReviewView((view) => view.layout);
  const hidesBlanks = useReviewView((view) => view.hidesBlanks);
  return { flagged, marks, layout, hidesBlanks };
}

/** Lines that evidence says fail, by number in the new text. */
function failingLines(attempt: ReviewedWork, path: string): ReadonlySet<number> {
  const failing = attempt.evidence.filter((entry) => entry.shows === 'notMet' && entry.path === path);
  return new Set(failing.flatMap((entry) => entry.line ?? []));
}

function marksOf(
  part: ReviewHunk,
  criterion: string | null,
  flagged: ReadonlySet<number>,
): ReadonlyMap<number, readonly LineMark[]> {
  const marks = new Map<number, LineMark[]>();
  for (const service of part.services) {
    for (const number of service.lines.slice(0, 6)) {
      const tone = flagged.has(number) ? 'bad' : service.criterion === criterion ? 'on' : 'plain';
      marks.set(number, [...(marks.get(number) ?? []), { criterion: service.criterion, tone }]);
    }
  }
  return marks;
}
