import { FolderOpen } from 'lucide-react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import styles from './Handover.module.css';

/** The folder that is saved to. Where the shell has no dialog for folders, `onChooseHere` shows one of Overture's own. */
export function SavesTo({
  folder,
  onFolder,
  onChooseHere,
}: {
  folder: string | null;
  onFolder: (change: (before: string | null) => string | null) => void;
  onChooseHere: () => void;
}) {
  const client = useClient();
  const choose = async () => {
    const chosen = await client.project.chooseFolder({});
    if (chosen.ok && chosen.value.supported) onFolder((before) => chosen.value.path ?? before);
    else onChooseHere();
  };
  return (
    <span className={styles.where}>
      <span className={styles.folder} title={folder ?? undefined}>
        Saves to {folder ?? 'your downloads'}
      </span>
      <Button variant="quiet" size="small" icon={FolderOpen} onClick={() => void choose()}>
        Choose…
      </Button>
    </span>
  );
}
