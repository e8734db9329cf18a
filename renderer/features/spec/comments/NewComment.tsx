import { useEffect, useRef, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import type { Anchor } from '#shared/spec/comments/comment.ts';
import { specStore } from '../specStore.ts';
import styles from './Comments.module.css';
import { Quote } from './Quote.tsx';

/** A comment being written, with the words it is about. */
export function NewComment({
  places,
  onSend,
}: {
  places: readonly Anchor[];
  onSend: (words: string) => Promise<boolean>;
}) {
  const [words, setWords] = useState('');
  const [busy, setBusy] = useState(false);
  const card = useRef<HTMLDivElement>(null);
  useEffect(() => card.current?.querySelector('textarea')?.focus(), []);
  const send = async () => {
    if (words.trim() === '') return;
    setBusy(true);
    await onSend(words.trim());
    setBusy(false);
  };
  const cancel = () => specStore.setState({ commenting: null });
  return (
    <div
      ref={card}
      className={styles.card}
      data-chosen=""
      role="group"
      aria-label="New comment"
      onKeyDown={(event) => {
        if (event.key === 'Escape') cancel();
      }}
    >
      <Quote places={places} />
      <TextArea
        label="Comment"
        hideLabel
        placeholder="What about these words?"
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onSubmit={() => void send()}
      />
      <div className={styles.acts}>
        <Button size="small" variant="quiet" onClick={cancel}>
          Cancel
        </Button>
        <Button
          size="small"
          variant="primary"
          keys="mod+enter"
          busy={busy}
          disabled={words.trim() === ''}
          onClick={() => void send()}
        >
          Comment
        </Button>
      </div>
    </div>
  );
}
