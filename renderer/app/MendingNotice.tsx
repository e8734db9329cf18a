import { clsx } from 'clsx';
import { useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { describeMending } from '#shared/project/describeMending.ts';
import styles from './Frame.module.css';
import { useProject } from './projectStore.ts';

/** Overture's own record of the project was damaged: what became of it, until the person has read it. */
export function MendingNotice({ projectId }: { projectId: string }) {
  const client = useClient();
  const project = useProject();
  const [busy, setBusy] = useState(false);
  if (project?.id !== projectId || !project.mending) return null;

  const close = async () => {
    setBusy(true);
    await client.project.acknowledgeMending({ projectId: project.id });
    setBusy(false);
  };
  return (
    <Notice
      className={clsx(styles.problems, styles.changed)}
      actions={
        <Button size="small" busy={busy} onClick={() => void close()}>
          Got it
        </Button>
      }
    >
      {describeMending(project.mending, timeOf).map((sentence) => (
        <span key={sentence} className={styles.sentence}>
          {sentence}
        </span>
      ))}
    </Notice>
  );
}

function timeOf(at: string): string {
  return new Date(at).toLocaleString('en-GB', { dateStyle: 'long', timeStyle: 'short' });
}
