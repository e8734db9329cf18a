import { useMemo } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { useStepCommands } from '#renderer/features/run/useStepCommands.ts';
import { firstChangedLine } from '#shared/review/hunkText.ts';
import { anchorOf } from '../anchorOf.ts';
import { partInView } from '../partInView.ts';
import type { ReviewFile } from '../reviewModel.ts';
import { chooseHunk, comment, setSeen, useReviewStore } from '../reviewStore.ts';
import { isPartSeen } from '../seenParts.ts';
import type { Looked } from './lookModel.ts';

/** J and K through the hunks, S on the file in view, and C where something can be said. */
export function useLookCommands({ work }: Looked, files: readonly ReviewFile[], canComment: boolean): void {
  const current = useReviewStore((store) => store.hunk);
  const whole = useReviewStore((store) => store.whole?.path ?? null);
  // In a file that is open whole J and K go from change to change.
  const ids = useMemo(
    () => (whole === null ? files.flatMap((part) => part.hunks.map((hunk) => hunk.id)) : []),
    [files, whole],
  );
  useStepCommands(ids, current, 'part of the change', chooseHunk);
  const commands = useMemo((): readonly Command[] => {
    const file = partInView(files, whole, current);
    if (!file) return [];
    const { path } = file.file;
    const hunk = file.hunks.find((one) => one.id === current) ?? file.hunks[0];
    const line = hunk && firstChangedLine(hunk.hunk);
    const seen: Command = {
      id: 'review.seen',
      title: 'Mark this part seen, or not',
      section: 'Do',
      shortcut: 'seen',
      run: () => setSeen(work, file, !isPartSeen(useReviewStore.getState().seen, work, file)),
    };
    const say: Command = {
      id: 'review.comment',
      title: 'Comment on the line',
      section: 'Do',
      shortcut: 'comment',
      run: () => line && comment(anchorOf(line, path)),
      ...(whole === null ? {} : { disabled: 'Go back to the changes to comment on a line.' }),
    };
    return canComment ? [seen, say] : [seen];
  }, [work, files, current, whole, canComment]);
  useCommands(commands);
}
