import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { CodeView } from '#renderer/editor/CodeView.tsx';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { DialogFrame } from '#renderer/ui/Dialog.tsx';
import { FileName } from '#renderer/ui/FileName.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import text from '#renderer/ui/text.module.css';
import { isFault } from '#shared/contract/isFault.ts';
import type { ProjectId } from '#shared/project/project.ts';
import styles from './CodeSheet.module.css';
import { lineOfSymbol, type OpenAt } from './openAt.ts';

/** A file of the repository to read, open at the line that was cited. */
export function CodeSheet({
  projectId,
  citation,
  onClose,
}: {
  projectId: ProjectId;
  citation: OpenAt;
  onClose: () => void;
}) {
  const { path, note, symbol = null } = citation;
  const file = useFile(projectId, path);
  const defined = useMemo(
    () => (symbol && file.text !== undefined ? lineOfSymbol(file.text, symbol) : null),
    [symbol, file.text],
  );
  const line = defined ?? citation.line;
  return (
    <DialogFrame
      open
      onOpenChange={(open) => !open && onClose()}
      label={`${path}, line ${line}`}
      className={styles.frame}
    >
      <header className={styles.head}>
        <FileName path={path} />
        <span className={`${text.small} ${text.muted}`}>Line {line}, to read only</span>
        <span className={text.end}>
          <IconButton name="Close" icon={X} onClick={onClose} />
        </span>
      </header>
      {file.problem && <p className={styles.message}>{file.problem}</p>}
      {file.text !== undefined && (
        <div className={styles.code}>
          <CodeView text={file.text} path={path} line={line} />
        </div>
      )}
      {note !== '' && <p className={clsx(styles.note, text.soft)}>{note}</p>}
    </DialogFrame>
  );
}

function useFile(projectId: ProjectId, path: string): { text?: string; problem?: string } {
  const client = useClient();
  const [file, setFile] = useState<{ text?: string; problem?: string }>({});
  useEffect(() => {
    const stop = new AbortController();
    void client.project.readFile({ projectId, path }, { signal: stop.signal }).then((result) => {
      if (stop.signal.aborted) return;
      if (result.ok) setFile({ text: result.value.text });
      else if (isFault(result.error)) setFile({ problem: result.error.message });
      else
        setFile({
          problem: `${path} cannot be shown. It may have been moved or removed since it was cited.`,
        });
    });
    return () => stop.abort();
  }, [client, projectId, path]);
  return file;
}
