import type { Comment, CommentAnchor } from '#shared/run/run.ts';
import { CommentForm } from './CommentForm.tsx';
import { CommentView } from './CommentView.tsx';
import styles from './Diff.module.css';

/** What a place with comments needs of the review around it. */
export interface ThreadHost {
  /** Whether any line of a file has comments or a field open for one. */
  talksIn(path: string): boolean;
  has(anchor: CommentAnchor): boolean;
  commentsAt(anchor: CommentAnchor): readonly Comment[];
  isOpen(anchor: CommentAnchor): boolean;
  open(anchor: CommentAnchor): void;
  close(): void;
  send(anchor: CommentAnchor, text: string): Promise<string | null>;
  remove(comment: Comment): void;
  /** Criteria that a part of the change may serve, and the way to say so; null where nothing is to be said. */
  readonly criteria: readonly string[];
  readonly tag: ((hunk: string, criterion: string, serves: boolean) => void) | null;
  /** Said behind each comment: “goes back with the task”. */
  readonly fate: string;
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
  const isOpen = host.isOpen(anchor);
  return (
    <div className={styles.thread} role="group" aria-label="Comments">
      {comments.map((comment) => (
        <CommentView
          key={comment.id}
          comment={comment}
          fate={host.fate}
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
