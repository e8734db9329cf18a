import { BadgeCheck } from 'lucide-react';
import { type FormEvent, useId, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './Changes.module.css';
import type { ApprovalCheck } from './approvalChecks.ts';

type ApproveProps = {
  number: number;
  /** The person's name as settings or git know it; empty when neither does. */
  name: string;
  criteria: number;
  checks: readonly ApprovalCheck[];
  /** Why the last try was refused. */
  problem: string | null;
  /** True when approved. */
  onApprove: (by: string) => Promise<boolean>;
  onClose: () => void;
};

/** Binds a name to the exact text. What is left undone is said, and does not forbid it. */
export function ApproveDialog(props: ApproveProps) {
  const { number, name: knownName, criteria, checks, problem, onApprove, onClose } = props;
  const form = useId();
  const [name, setName] = useState(knownName);
  const [busy, setBusy] = useState(false);
  const left = checks.filter((check) => check.kind !== 'done').map((check) => check.words);
  const approve = async (event: FormEvent) => {
    event.preventDefault();
    setBusy(true);
    const isApproved = await onApprove(name.trim());
    setBusy(false);
    if (isApproved) onClose();
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={BadgeCheck}
      title={`Approve version ${number}`}
      summary={`The text as it is now, with ${criteria === 1 ? '1 criterion' : `${criteria} criteria`}, becomes what is planned and built. It is saved in the repository with your name and the time.`}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy} disabled={name.trim() === ''}>
            Approve version {number}
          </Button>
        </>
      }
    >
      <div className={styles.left}>
        <form id={form} onSubmit={(event) => void approve(event)}>
          <Field
            label="Your name"
            value={name}
            onChange={(event) => setName(event.target.value)}
            maxLength={200}
            autoComplete="name"
          />
        </form>
        {left.length > 0 && <Notice tone="warn">Left as it is: {left.join('; ')}.</Notice>}
        {problem && <Notice tone="bad">{problem}</Notice>}
      </div>
    </Dialog>
  );
}
