import { Check, RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import text from '#renderer/ui/text.module.css';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import type { PlacedThread } from '#shared/spec/comments/placeThreads.ts';
import type { Remark } from '#shared/spec/comments/comment.ts';
import { clock, dayWords } from '../versionWords.ts';
import { showThread } from './beginComment.ts';
import styles from './Comments.module.css';
import { Quote } from './Quote.tsx';

/** A thread: the words it is about, what was said, and the ways to answer or settle it. */
export function ThreadCard({
  placed: { thread, places, isOutdated },
  isChosen,
  onReply,
  onSettle,
}: {
  placed: PlacedThread;
  isChosen: boolean;
  onReply: (words: string) => Promise<boolean>;
  onSettle: (isResolved: boolean) => Promise<boolean>;
}) {
  const [now] = useState(() => new Date());
  const [busy, setBusy] = useState(false);
  const isResolved = thread.resolved !== null;
  const choose = () => showThread(thread.id, places[0]?.block ?? null);
  const settle = async () => {
    setBusy(true);
    await onSettle(!isResolved);
    setBusy(false);
  };
  const [first] = thread.remarks;
  return (
    <article
      className={styles.card}
      data-thread={thread.id}
      aria-label={`Comment by ${first?.by ?? ''}`}
      {...(isChosen ? { 'data-chosen': '', 'aria-current': true } : {})}
    >
      <button type="button" className={styles.place} onClick={choose}>
        <Quote places={thread.places} isGone={isOutdated} />
      </button>
      {thread.remarks.map((remark) => (
        <RemarkView key={remark.id} remark={remark} now={now} />
      ))}
      {thread.resolved && (
        <p className={`${text.small} ${text.muted}`}>
          Resolved by {thread.resolved.by} {when(thread.resolved.at, now)}
        </p>
      )}
      {isChosen && !isResolved && <Reply onReply={onReply} />}
      <div className={styles.acts}>
        {!isChosen && !isResolved && (
          <Button size="small" variant="quiet" onClick={choose}>
            Reply
          </Button>
        )}
        <Button
          size="small"
          icon={isResolved ? RotateCcw : Check}
          variant="quiet"
          busy={busy}
          onClick={() => void settle()}
        >
          {isResolved ? 'Open again' : 'Resolve'}
        </Button>
      </div>
    </article>
  );
}

function RemarkView({ remark, now }: { remark: Remark; now: Date }) {
  return (
    <div className={styles.remark}>
      <Avatar name={remark.by} decorative />
      <div>
        <p>
          <b>{remark.by}</b> <span className={`${text.small} ${text.muted}`}>{when(remark.at, now)}</span>
        </p>
        <p className={styles.words}>{remark.text}</p>
      </div>
    </div>
  );
}

function Reply({ onReply }: { onReply: (words: string) => Promise<boolean> }) {
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (words.trim() === '') return;
    setBusy(true);
    if (await onReply(words.trim())) setWords('');
    setBusy(false);
  };
  return (
    <div className={styles.reply}>
      <TextArea
        label="Reply"
        hideLabel
        rows={1}
        placeholder="Reply"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onSubmit={() => void send()}
      />
      {words.trim() !== '' && (
        <Button size="small" variant="primary" keys="mod+enter" busy={busy} onClick={() => void send()}>
          Reply
        </Button>
      )}
    </div>
  );
}

/** “today at 10:14”. */
function when(at: string, now: Date): string {
  const date = new Date(at);
  return `${dayWords(date, now)} at ${clock(date)}`;
}
