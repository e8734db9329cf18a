import { CircleCheck, CornerUpLeft, GitMerge, PackagePlus } from 'lucide-react';
import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { useStepCommands } from '#renderer/features/run/useStepCommands.ts';
import { firstChangedLine } from '#shared/review/hunkText.ts';
import type { Attempt } from '#shared/run/run.ts';
import { anchorOf } from './anchorOf.ts';
import { toggleFollowUp } from './followUpStore.ts';
import { partInView } from './partInView.ts';
import type { Review, ReviewFile } from './reviewModel.ts';
import { chooseHunk, comment, setSeen, showDialog, useReviewStore } from './reviewStore.ts';
import { isPartSeen } from './seenParts.ts';

/** J and K through the hunks, C and S on the one in view, land and send back. */
export function useReviewCommands(
  review: Review,
  files: readonly ReviewFile[],
  /** What is chosen for a follow-up stands under this; null where nothing can be. */
  followUp: string | null,
  /** Whether the work meets landed work, so that a person can settle it. */
  isSettleable: boolean,
): void {
  const current = useReviewStore((store) => store.hunk);
  const whole = useReviewStore((store) => store.whole?.path ?? null);
  // In a file that is open whole J and K go from change to change.
  const ids = useMemo(
    () => (whole === null ? files.flatMap((part) => part.hunks.map((hunk) => hunk.id)) : []),
    [files, whole],
  );
  useStepCommands(ids, current, 'part of the change', chooseHunk);
  const commands = useMemo(
    () => [
      ...landingCommands(review, isSettleable),
      ...partCommands(review.attempt, files, current, whole, followUp),
    ],
    [review, files, current, whole, followUp, isSettleable],
  );
  useCommands(commands);
}

function landingCommands({ attempt, task }: Review, isSettleable: boolean): readonly Command[] {
  const settle: Command = {
    id: 'review.settle',
    title: `Settle where ${task.id} meets landed work…`,
    section: 'Do',
    icon: GitMerge,
    run: () => showDialog('settle'),
  };
  return [
    {
      id: 'review.land',
      title: `Approve and land ${task.id}…`,
      section: 'Do',
      icon: CircleCheck,
      shortcut: 'land',
      run: () => showDialog('approve'),
      ...(attempt.state === 'inReview' ? {} : { disabled: `${task.id} is not in review.` }),
    },
    ...(isSettleable ? [settle] : []),
    {
      id: 'review.sendBack',
      title: `Send ${task.id} back…`,
      section: 'Do',
      icon: CornerUpLeft,
      shortcut: 'sendBack',
      run: () => showDialog('sendBack'),
    },
  ];
}

/** What can be done with the part in view. */
function partCommands(
  attempt: Attempt,
  files: readonly ReviewFile[],
  current: string | null,
  whole: string | null,
  followUp: string | null,
): readonly Command[] {
  const file = partInView(files, whole, current);
  const hunk = file?.hunks.find((one) => one.id === current) ?? file?.hunks[0];
  const line = hunk && firstChangedLine(hunk.hunk);
  return [
    {
      id: 'review.comment',
      title: 'Comment on the line',
      section: 'Do',
      shortcut: 'comment',
      run: () => file && line && comment(anchorOf(line, file.file.path)),
      ...(whole === null ? {} : { disabled: 'Go back to the changes to comment on a line.' }),
    },
    {
      id: 'review.followUp',
      title: 'Keep the part for a follow-up, or here again',
      section: 'Do',
      icon: PackagePlus,
      run: () => followUp !== null && hunk && toggleFollowUp(followUp, 'hunks', hunk.id),
      ...(followUp !== null && whole === null
        ? {}
        : { disabled: 'Only parts of work in review can be kept.' }),
    },
    {
      id: 'review.seen',
      title: 'Mark this part seen, or not',
      section: 'Do',
      shortcut: 'seen',
      run: () => file && setSeen(attempt, file, !isPartSeen(useReviewStore.getState().seen, attempt, file)),
    },
  ];
}
