import { Scale } from 'lucide-react';
import { useState } from 'react';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import { FormDialog, useSending } from './FormDialog.tsx';

/** Writes a decision down that was taken elsewhere: in a call, a mail, at the door. */
export function RecordDialog({
  onRecord,
  onClose,
}: {
  /** Null when written, else a sentence why not. */
  onRecord: (words: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const sending = useSending(what.trim() !== '', () => onRecord(decisionWords(what, why)), onClose);
  return (
    <FormDialog
      icon={Scale}
      title="Record a decision"
      summary="It becomes a line of the spec, with today’s date, and other specs can find it."
      act="Record it"
      sending={sending}
      onClose={onClose}
    >
      <TextArea
        label="What was decided"
        voice="doc"
        value={what}
        onChange={(event) => setWhat(event.target.value)}
        onSubmit={() => sending.submit()}
      />
      <TextArea
        label="Because"
        hint="Leave it empty when nobody said why."
        voice="doc"
        value={why}
        onChange={(event) => setWhy(event.target.value)}
        onSubmit={() => sending.submit()}
      />
    </FormDialog>
  );
}

/** “Refusals answer 403, because a 401 signs people out.” */
function decisionWords(what: string, why: string): string {
  const [claim, reason] = [what, why].map((words) => words.replaceAll(/\s+/g, ' ').trim().replace(/\.$/, ''));
  return reason ? `${claim}, because ${lowerFirst(reason)}.` : `${claim}.`;
}

function lowerFirst(words: string): string {
  return /^[A-Z][a-z ]/.test(words) ? words.charAt(0).toLowerCase() + words.slice(1) : words;
}
