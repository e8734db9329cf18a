import { createContext } from 'react';
import type { Answer, Attempt, Comment, CommentAnchor, Run } from '#shared/run/run.ts';
import { earlierAttempts } from '#shared/run/earlierWork.ts';
import { ordinalOf } from '#shared/run/words.ts';
import type { PatchFile } from '#shared/review/patch.ts';

/** A comment on an earlier attempt as it stands in this one's work, with what was answered to it. */
export interface EarlierComment {
  readonly comment: Comment;
  readonly anchor: CommentAnchor;
  readonly outdated: boolean;
  /** “first attempt”. */
  readonly from: string;
  readonly answers: readonly Answer[];
}

export interface Earlier {
  readonly comments: readonly EarlierComment[];
  /** A person answers; resolves with what went wrong. */
  readonly answer: (commentId: string, text: string) => Promise<string | null>;
}

export const NO_EARLIER: Earlier = { comments: [], answer: async () => null };

/** What was said of earlier attempts, for every place of the review that shows comments. */
export const EarlierContext = createContext<Earlier>(NO_EARLIER);

export interface FollowedComment {
  readonly commentId: string;
  readonly anchor: CommentAnchor;
  readonly outdated: boolean;
}

/** Without a place in the new work (not asked yet, or git cannot say) a comment counts as outdated. */
export function earlierComments(
  run: Run,
  attempt: Attempt,
  followed: readonly FollowedComment[],
): readonly EarlierComment[] {
  const chain = earlierAttempts(run, attempt);
  const answers = [attempt, ...chain].toReversed().flatMap((one) => one.answers);
  return chain.toReversed().flatMap((earlier) =>
    earlier.comments.map((comment): EarlierComment => {
      const found = followed.find(({ commentId }) => commentId === comment.id);
      return {
        comment,
        anchor: found?.anchor ?? comment.anchor,
        outdated: found?.outdated ?? comment.anchor.kind === 'line',
        from: `${ordinalOf(earlier.number)} attempt`,
        answers: answers.filter(({ commentId }) => commentId === comment.id),
      };
    }),
  );
}

/** Those that no line in view stands for: of the whole, of text that is gone, of lines that are no part of the change. */
export function withoutLine(
  comments: readonly EarlierComment[],
  files: readonly Pick<PatchFile, 'path' | 'hunks'>[],
): readonly EarlierComment[] {
  return comments.filter(({ anchor, outdated }) => {
    if (anchor.kind === 'criterion') return false;
    if (anchor.kind === 'attempt' || outdated) return true;
    const file = files.find(({ path }) => path === anchor.path);
    return !file?.hunks.some(({ lines }) => lines.some((line) => line[anchor.side] === anchor.line));
  });
}
