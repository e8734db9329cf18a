import type { BranchComment } from '#shared/review/look.ts';
import type { Comment } from '#shared/run/run.ts';
import { CommentView } from '../CommentView.tsx';
import type { ReviewFile } from '../reviewModel.ts';
import { placeOfComment } from '#renderer/features/run/placeOfComment.ts';
import styles from './Look.module.css';

/** Comments whose line is not in view: its text is gone, or it is no part of the change any more. */
export function LooseComments({
  comments,
  onRemove,
}: {
  comments: readonly BranchComment[];
  onRemove: (comment: Comment) => void;
}) {
  if (comments.length === 0) return null;
  return (
    <section className={styles.loose} aria-label="Comments without a line" tabIndex={0}>
      {comments.map((comment) => (
        <div key={comment.id}>
          <p className={styles.loosePlace}>{placeOfComment(comment)}</p>
          <CommentView
            comment={comment}
            fate={comment.outdated ? 'outdated: its text is gone' : 'its line is no part of the change'}
            onRemove={() => onRemove(comment)}
          />
        </div>
      ))}
    </section>
  );
}

export function looseOf(
  comments: readonly BranchComment[],
  files: readonly Pick<ReviewFile, 'file'>[],
): readonly BranchComment[] {
  return comments.filter(({ anchor, outdated }) => {
    if (outdated || anchor.kind !== 'line') return outdated;
    const file = files.find((one) => one.file.path === anchor.path)?.file;
    return !file?.hunks.some(({ lines }) => lines.some((line) => line[anchor.side] === anchor.line));
  });
}
