import { ChevronRight, CornerLeftUp, Folder, FolderGit2 } from 'lucide-react';
import { type FormEvent, useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Icon } from '#renderer/ui/Icon.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import type { FolderListing } from '#shared/project/project.ts';
import { describeProblem } from './describeProblem.ts';
import styles from './FolderChooser.module.css';

/** Chooses a folder of this machine where the shell has no dialog of its own. */
export function FolderChooser({
  title,
  summary,
  act,
  busy,
  onCancel,
  onChoose,
}: {
  title: string;
  summary: string;
  act: string;
  busy: boolean;
  onCancel: () => void;
  onChoose: (path: string) => void;
}) {
  const { listing, problem, shown, type, goInto, goToTyped } = useFolders();
  const chosen = shown.trim();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onCancel()}
      icon={Folder}
      title={title}
      summary={summary}
      actions={
        <>
          <Button onClick={onCancel}>Cancel</Button>
          <Button variant="primary" busy={busy} disabled={chosen === ''} onClick={() => onChoose(chosen)}>
            {act}
          </Button>
        </>
      }
    >
      <form className={styles.where} onSubmit={goToTyped}>
        <IconButton
          name="Folder above"
          icon={CornerLeftUp}
          disabled={!listing?.parent}
          onClick={() => listing?.parent && goInto(listing.parent)}
        />
        <Field
          className={styles.path ?? ''}
          label="Folder"
          hideLabel
          voice="code"
          value={shown}
          error={problem}
          spellCheck={false}
          onChange={(event) => type(event.target.value)}
        />
      </form>
      <FolderList listing={listing} onOpen={goInto} />
    </Dialog>
  );
}

/** The folder that is listed, and what a person types instead. */
function useFolders() {
  const client = useClient();
  const [wanted, setWanted] = useState<string | null>(null);
  // Null while the field shows the folder that is listed; a late answer must not replace what a person types.
  const [typed, type] = useState<string | null>(null);
  const [listing, setListing] = useState<FolderListing | null>(null);
  const [problem, setProblem] = useState<string>();

  useEffect(() => {
    const controller = new AbortController();
    void client.project.listFolders({ path: wanted }, { signal: controller.signal }).then((result) => {
      if (controller.signal.aborted) return;
      if (!result.ok) return setProblem(describeProblem(result.error));
      setProblem(undefined);
      setListing(result.value);
    });
    return () => controller.abort();
  }, [client, wanted]);

  const goInto = (path: string) => {
    type(null);
    setWanted(path);
  };
  const goToTyped = (event: FormEvent) => {
    event.preventDefault();
    if (typed?.trim()) goInto(typed.trim());
  };
  const shown = typed ?? (problem ? wanted : null) ?? listing?.path ?? '';
  return { listing, problem, shown, type, goInto, goToTyped };
}

function FolderList({ listing, onOpen }: { listing: FolderListing | null; onOpen: (path: string) => void }) {
  return (
    <ul className={styles.list} aria-label="Folders">
      {listing?.folders.map((folder) => (
        <li key={folder.path}>
          <button type="button" onClick={() => onOpen(folder.path)}>
            <Icon of={folder.isRepository ? FolderGit2 : Folder} size="m" />
            <span>{folder.name}</span>
            {folder.isRepository && <em>repository</em>}
            <Icon of={ChevronRight} size="s" />
          </button>
        </li>
      ))}
      {listing?.folders.length === 0 && <li className={styles.empty}>No folders inside.</li>}
    </ul>
  );
}
