import type { Comment, CommentAnchor } from '#shared/run/run.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentView } from './CommentView.tsx';
import styles from './Diff.module.css';
import type { EarlierComment } from './earlierComments.ts';
import { EarlierView } from './EarlierView.tsx';

/** What a place with comments needs of the review around it. */
export interface ThreadHost {
  /** Whether any line of a file has comments or a field open for one. */
  talksIn(path: string): boolean;
  has(anchor: CommentAnchor): boolean;
  commentsAt(anchor: CommentAnchor): readonly Comment[];
  /** What was said there of earlier attempts. */
  earlierAt(anchor: CommentAnchor): readonly EarlierComment[];
  isOpen(anchor: CommentAnchor): boolean;
  open(anchor: CommentAnchor): void;
  close(): void;
  send(anchor: CommentAnchor, text: string): Promise<string | null>;
  remove(comment: Comment): void;
  /** Criteria that a part of the change may serve, and the way to say so; null where nothing is to be said. */
  readonly criteria: readonly string[];
  readonly tag: ((hunk: string, criterion: string, serves: boolean) => void) | null;
  /** Said behind a comment: “goes back with the task”. */
  fateOf(comment: Comment): string;
}

/** The comments at one place and, when it is open, the field for another. */
export function LineThread({
  host,
  anchor,
  quiet = false,
}: {
  host: ThreadHost;
  anchor: CommentAnchor;
  /** The field shows only when it is open, for places with a button of their own. */
  quiet?: boolean;
}) {
  if (!host.has(anchor)) return null;
  const comments = host.commentsAt(anchor);
  const earlier = host.earlierAt(anchor);
  const isOpen = host.isOpen(anchor);
  return (
    <div className={styles.thread} role="group" aria-label="Comments">
      {earlier.map((one) => (
        <EarlierView key={one.comment.id} earlier={one} />
      ))}
      {comments.map((comment) => (
        <CommentView
          key={comment.id}
          comment={comment}
          fate={host.fateOf(comment)}
          onRemove={() => host.remove(comment)}
        />
      ))}
      {(isOpen || (!quiet && comments.length > 0)) && (
        <CommentForm
          isOpen={isOpen}
          onOpen={() => host.open(anchor)}
          onClose={() => host.close()}
          onSend={(text) => host.send(anchor, text)}
        />
      )}
    </div>
  );
}
