import { X } from 'lucide-react';
import type { Comment } from '#shared/run/run.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import { clock } from '#renderer/features/run/times.ts';
import styles from './Diff.module.css';

export function CommentView({
  comment,
  fate,
  onRemove,
}: {
  comment: Comment;
  fate: string;
  onRemove: () => void;
}) {
  return (
    <article className={styles.comment} aria-label={`Comment by ${comment.by}`}>
      <Avatar name={comment.by} decorative />
      <div>
        <p>
          <b>{comment.by}</b>{' '}
          <span className={`${text.muted} ${text.small}`}>
            {clock(comment.at)}, {fate}
          </span>
        </p>
        <p className={styles.commentText}>{comment.text}</p>
      </div>
      <IconButton name="Remove this comment" icon={X} size="small" onClick={onRemove} />
    </article>
  );
}
