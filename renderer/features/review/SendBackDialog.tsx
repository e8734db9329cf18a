import { CornerUpLeft } from 'lucide-react';
import { useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Attempt } from '#shared/run/run.ts';
import { countOf, sentence } from '#shared/run/words.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { showToast } from '#renderer/ui/toasts.ts';
import { placeOfComment } from '#renderer/features/run/placeOfComment.ts';
import { useAct } from '#renderer/features/run/useAct.ts';
import { useActor } from '#renderer/features/run/useActor.ts';
import styles from './Forms.module.css';
import { closeDialog } from './reviewStore.ts';

/** What goes back with the task: every comment, and a word about the whole. */
export function SendBackDialog({ projectId, attempt }: { projectId: ProjectId; attempt: Attempt }) {
  const client = useClient();
  const by = useActor();
  const act = useAct(describeReviewError);
  const [words, setWords] = useState('');
  const { comments } = attempt;
  const nothing = comments.length === 0 && words.trim() === '' && attempt.state !== 'conflicted';
  const sendBack = async () => {
    if (nothing) return;
    const sent = await act.run(() =>
      client.review.sendBack({ projectId, attemptId: attempt.id, text: words.trim(), by }),
    );
    if (!sent) return;
    closeDialog(attempt.id);
    showToast({ title: `${attempt.taskId} was sent back.`, text: 'The next attempt gets your comments.' });
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeDialog(attempt.id)}
      size="small"
      icon={CornerUpLeft}
      title={`Send ${attempt.taskId} back`}
      summary={
        comments.length > 0
          ? `${sentence(countOf(comments.length, 'comment'))} ${comments.length === 1 ? 'goes' : 'go'} with it, and the next attempt starts from this work.`
          : 'The next attempt starts from this work, with what you write here in its brief.'
      }
      actions={
        <>
          <Button onClick={() => closeDialog(attempt.id)}>Not now</Button>
          <Button variant="primary" busy={act.busy} disabled={nothing} onClick={() => void sendBack()}>
            Send back {attempt.taskId}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        {comments.length > 0 && (
          <ul className={styles.meets} aria-label="Comments that go with it">
            {comments.map((comment) => (
              <li key={comment.id}>
                <span className={text.muted}>{placeOfComment(comment)}</span> {comment.text}
              </li>
            ))}
          </ul>
        )}
        <TextArea
          label="About the whole"
          placeholder="What should be different next time"
          value={words}
          onChange={(event) => setWords(event.target.value)}
          onSubmit={() => void sendBack()}
        />
        {act.problem && <Notice tone="bad">{act.problem}</Notice>}
      </div>
    </Dialog>
  );
}
