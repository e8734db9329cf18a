import { Scale } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { TextArea } from '#renderer/ui/TextArea.tsx';
import styles from './HistoryScreen.module.css';

/** Writes a decision down that was taken elsewhere: in a call, a mail, at the door. */
export function RecordDialog({
  onRecord,
  onClose,
}: {
  /** Null when written, else a sentence why not. */
  onRecord: (words: string) => Promise<string | null>;
  onClose: () => void;
}) {
  const form = useId();
  const [what, setWhat] = useState('');
  const [why, setWhy] = useState('');
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const record = async (event?: FormEvent) => {
    event?.preventDefault();
    if (what.trim() === '') return;
    setBusy(true);
    const refusal = await onRecord(decisionWords(what, why));
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={Scale}
      title="Record a decision"
      summary="It becomes a line of the spec, with today’s date, and other specs can find it."
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy} disabled={what.trim() === ''}>
            Record it
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={(event) => void record(event)}>
        <TextArea
          label="What was decided"
          voice="doc"
          value={what}
          onChange={(event) => setWhat(event.target.value)}
          onSubmit={() => void record()}
        />
        <TextArea
          label="Because"
          hint="Leave it empty when nobody said why."
          voice="doc"
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          onSubmit={() => void record()}
        />
        {problem && <Notice tone="bad">{problem}</Notice>}
      </form>
    </Dialog>
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
