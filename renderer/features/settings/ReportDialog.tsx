import { Check, ClipboardList, ScrollText } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import type { OvertureClient } from '#renderer/rpc/connect.ts';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import styles from './ReportDialog.module.css';

/** The log, or the report, as it is; what is read here is exactly what is copied. */
export function ReportDialog({ kind, onClose }: { kind: 'log' | 'report'; onClose: () => void }) {
  const client = useClient();
  const [words, setWords] = useState<string>();
  const [isCopied, setCopied] = useState(false);
  useEffect(() => {
    let isWanted = true;
    void read(client, kind).then((text) => {
      if (isWanted) setWords(text);
    });
    return () => {
      isWanted = false;
    };
  }, [client, kind]);
  const copy = async () => {
    await navigator.clipboard.writeText(words ?? '');
    setCopied(true);
  };
  const title = kind === 'log' ? 'Log' : 'Report of a problem';
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      size="large"
      icon={kind === 'log' ? ScrollText : ClipboardList}
      title={title}
      summary={
        kind === 'log'
          ? 'The newest entries, the last one at the end.'
          : 'Read it before you give it to anyone. Nothing is sent from here.'
      }
      actions={
        <>
          <Button onClick={onClose}>Close</Button>
          <Button
            variant="primary"
            disabled={!words}
            {...(isCopied && { icon: Check })}
            onClick={() => void copy()}
          >
            {isCopied ? 'Copied' : kind === 'log' ? 'Copy' : 'Copy report'}
          </Button>
        </>
      }
    >
      <pre className={styles.words} aria-label={title} tabIndex={0} aria-busy={words === undefined}>
        {words === '' ? 'Nothing went wrong so far.' : words}
      </pre>
    </Dialog>
  );
}

async function read(client: OvertureClient, kind: 'log' | 'report'): Promise<string> {
  if (kind === 'report') {
    const report = await client.diagnostics.report({});
    return report.ok ? report.value.text : report.error.message;
  }
  const log = await client.diagnostics.log({});
  if (!log.ok) return log.error.message;
  return log.value.entries
    .map(({ at, text }) => `${new Date(at).toLocaleString('en-GB')}  ${text.replaceAll('\n', '\n    ')}`)
    .join('\n');
}
