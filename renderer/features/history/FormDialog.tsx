import type { LucideIcon } from 'lucide-react';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import styles from './HistoryScreen.module.css';

export type Sending = {
  readonly isReady: boolean;
  readonly busy: boolean;
  readonly problem: string | null;
  readonly submit: (event?: FormEvent) => void;
};

/** Sends what is ready, and closes once it was taken; `send` gives null then, else a sentence why not. */
export function useSending(
  isReady: boolean,
  send: () => Promise<string | null>,
  onClose: () => void,
): Sending {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async () => {
    setBusy(true);
    const refusal = await send();
    setBusy(false);
    setProblem(refusal);
    if (refusal === null) onClose();
  };
  return {
    isReady,
    busy,
    problem,
    submit: (event) => {
      event?.preventDefault();
      if (isReady && !busy) void submit();
    },
  };
}

/** A few fields that are sent together; it stays open with the reason when they are not taken. */
export function FormDialog({
  icon,
  title,
  summary,
  act,
  sending: { isReady, busy, problem, submit },
  onClose,
  children,
}: {
  icon: LucideIcon;
  title: string;
  summary: string;
  act: string;
  sending: Sending;
  onClose: () => void;
  children: ReactNode;
}) {
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="small"
      icon={icon}
      title={title}
      summary={summary}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button variant="primary" type="submit" form={form} busy={busy} disabled={!isReady}>
            {act}
          </Button>
        </>
      }
    >
      <form id={form} className={styles.form} onSubmit={submit}>
        {children}
        {problem && <Notice tone="bad">{problem}</Notice>}
      </form>
    </Dialog>
  );
}
