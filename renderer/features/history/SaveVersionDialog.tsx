import { Bookmark } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import styles from './HistoryScreen.module.css';

/** Keeps the text as it is as a version, without anybody approving it. */
export function SaveVersionDialog({
  number,
  onSave,
  onClose,
}: {
  number: number;
  /** Null when saved, else a sentence why not. */
  onSave: (note: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const form = useId();
  const [note, setNote] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const save = async (event?: FormEvent) => {
    event?.preventDefault();
    if (note.trim() === '') return;
    setBusy(true);
    const refusal = await onSave(note.trim());
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={Bookmark}
      title={`Save version ${number}`}
      summary="The text as it is now is kept in the repository under your name. Nobody approves it by that."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy} disabled={note.trim() === ''}>
            Save version {number}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void save(event)}>
        <TextArea
          label="What this version is about"
          placeholder="Reworded after a call with support"
          value={note}
          onChange={(event) => setNote(event.target.value)}
          onSubmit={() => void save()}
        />
        {problem && <Notice tone="bad">{problem}</Notice>}
      </form>
    </Dialog>
  );
}
