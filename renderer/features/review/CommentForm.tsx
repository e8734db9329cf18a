import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';
import { Avatar } from '#renderer/ui/Avatar.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { useActor } from '#renderer/features/run/useActor.ts';
import styles from './Diff.module.css';

/** Writes a comment; it stays in the field when it could not be kept. `onSend` resolves with what went wrong. */
export function CommentForm({
  isOpen,
  act = 'Comment',
  placeholder = 'Say what should change',
  onOpen,
  onClose,
  onSend,
}: {
  isOpen: boolean;
  /** What its button says. */
  act?: string;
  placeholder?: string;
  onOpen: () => void;
  onClose: () => void;
  onSend: (text: string) => Promise<string | null>;
}) {
  const by = useActor();
  const frame = useFocusWhenOpen(isOpen);
  const { words, setWords, problem, busy, send } = useSending(onSend);
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div ref={frame} className={styles.commentNew} onKeyDown={onKeyDown}>
      <Avatar name={by} decorative />
      <TextArea
        label={act}
        hideLabel
        rows={1}
        placeholder={placeholder}
        value={words}
        error={problem ?? undefined}
        onFocus={onOpen}
        onChange={(event) => setWords(event.target.value)}
        onSubmit={() => void send()}
      />
      {isOpen && (
        <Button
          size="small"
          busy={busy}
          keys="mod+enter"
          disabled={words.trim() === ''}
          onClick={() => void send()}
        >
          {act}
        </Button>
      )}
    </div>
  );
}

/** The words being written, which leave the field once they are kept. */
function useSending(onSend: (text: string) => Promise<string | null>) {
  const [words, setWords] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async () => {
    if (words.trim() === '' || busy) return;
    setBusy(true);
    const refused = await onSend(words.trim());
    setBusy(false);
    setProblem(refused);
    if (refused === null) setWords('');
  };
  return { words, setWords, problem, busy, send };
}

/** Brings the caret to the field as it opens, and what had the focus before its focus back as it closes. */
function useFocusWhenOpen(isOpen: boolean): RefObject<HTMLDivElement | null> {
  const frame = useRef<HTMLDivElement>(null);
  const before = useRef<HTMLElement>(null);
  useEffect(() => {
    const field = frame.current?.querySelector('textarea');
    const focused = document.activeElement;
    if (isOpen) {
      if (focused !== field && focused instanceof HTMLElement) before.current = focused;
      field?.focus();
    } else if (field && frame.current?.contains(focused)) {
      // What was said is said: single keys are keys again, for the place that they were pressed at.
      field.blur();
      if (before.current?.isConnected) before.current.focus();
    }
  }, [isOpen]);
  return frame;
}
