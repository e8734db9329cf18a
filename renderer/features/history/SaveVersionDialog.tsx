import { Bookmark } from 'lucide-react';
import { useState } from 'react';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { FormDialog, useSending } from './FormDialog.tsx';

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
  const [note, setNote] = useState('');
  const sending = useSending(note.trim() !== '', () => onSave(note.trim()), onClose);
  return (
    <FormDialog
      icon={Bookmark}
      title={`Save version ${number}`}
      summary="The text as it is now is kept in the repository under your name. Nobody approves it by that."
      act={`Save version ${number}`}
      sending={sending}
      onClose={onClose}
    >
      <TextArea
        label="What this version is about"
        placeholder="Reworded after a call with support"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onSubmit={() => sending.submit()}
      />
    </FormDialog>
  );
}
