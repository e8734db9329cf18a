import { CornerDownRight } from 'lucide-react';
import { useContext, useState } from 'react';
import { clock } from '#renderer/features/run/times.ts';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import text from '#renderer/ui/text.module.css';
import { CommentForm } from './CommentForm.tsx';
import styles from './Diff.module.css';
import { type EarlierComment, EarlierContext } from './earlierComments.ts';
import own from './Earlier.module.css';

/** A comment on an earlier attempt with what was made of it; who sees that it was seen to can say so. */
export function EarlierView({ earlier }: { earlier: EarlierComment }) {
  const { answer } = useContext(EarlierContext);
  const [isOpen, setOpen] = useState(false);
  const { comment, answers, from, outdated } = earlier;
  const send = async (words: string) => {
    const problem = await answer(comment.id, words);
    if (problem === null) setOpen(false);
    return problem;
  };
  return (
    <article aria-label={`Comment by ${comment.by} on the ${from}`}>
      <div className={own.said}>
        <Avatar name={comment.by} decorative />
        <div>
          <p>
            <b>{comment.by}</b>{' '}
            <span className={`${text.muted} ${text.small}`}>
              {clock(comment.at)}, on the {from}
              {outdated && ', its text has changed since'}
            </span>
          </p>
          <p className={styles.commentText}>{comment.text}</p>
        </div>
      </div>
      {answers.map((said) => (
        <div key={`${said.by} ${said.at}`} className={own.answer}>
          <Icon of={CornerDownRight} size="xs" name="Answer" className={text.muted} />
          <div>
            <p>
              <b>{said.by}</b>{' '}
              <span className={`${text.muted} ${text.small}`}>{clock(said.at)}, answers</span>
            </p>
            <p className={styles.commentText}>{said.text}</p>
          </div>
        </div>
      ))}
      {answers.length === 0 && !isOpen && <p className={own.none}>Not answered yet.</p>}
      {isOpen ? (
        <CommentForm
          isOpen
          act="Answer"
          placeholder="Say what was made of it"
          onOpen={() => undefined}
          onClose={() => setOpen(false)}
          onSend={send}
        />
      ) : (
        <p className={own.acts}>
          <Button variant="link" size="small" onClick={() => setOpen(true)}>
            Answer
          </Button>
        </p>
      )}
    </article>
  );
}
