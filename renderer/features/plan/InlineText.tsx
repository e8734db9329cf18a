import { clsx } from 'clsx';
import { type KeyboardEvent, useState } from 'react';
import styles from './InlineText.module.css';

/** Words that are read as text and edited in place; kept on leaving, taken back by Escape. */
export function InlineText({
  label,
  value,
  onCommit,
  multiline = false,
  className,
  placeholder,
  id,
}: {
  label: string;
  value: string;
  onCommit: (value: string) => void;
  multiline?: boolean;
  className?: string | undefined;
  placeholder?: string;
  id?: string;
}) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft !== null && draft !== value) onCommit(draft);
    setDraft(null);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.key === 'Escape') {
      event.stopPropagation();
      setDraft(null);
    } else if (event.key === 'Enter' && (!multiline || event.metaKey || event.ctrlKey)) {
      event.preventDefault();
      event.currentTarget.blur();
    }
  };
  return (
    <textarea
      id={id}
      aria-label={label}
      className={clsx(styles.inline, className)}
      rows={1}
      value={draft ?? value}
      placeholder={placeholder}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
    />
  );
}
