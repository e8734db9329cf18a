import { Share } from 'lucide-react';
import { useState } from 'react';
import { FolderChooser } from '#renderer/features/project/FolderChooser.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import styles from './Handover.module.css';
import { HandoverNotices } from './HandoverNotices.tsx';
import { HandoverPreview } from './HandoverPreview.tsx';
import { closeWayOut } from './handoverStore.ts';
import { SavesTo } from './SavesTo.tsx';
import { useHandover } from './useHandover.ts';

/** Shows the page for a client and saves it, as it is or as PDF. A file that is there already is never replaced unasked. */
export function HandoverDialog({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const handover = useHandover(projectId, specId);
  const { page, folder, busy } = handover;
  const [isChoosing, setChoosing] = useState(false);
  const mayNotSave = !page || busy !== null;

  return (
    <>
      <Dialog
        open
        onOpenChange={(open) => !open && closeWayOut()}
        size="large"
        icon={Share}
        title="Hand over"
        summary="One page that needs nothing else: open questions first, then what is agreed, and a place to sign."
        aside={
          <SavesTo folder={folder} onFolder={handover.setFolder} onChooseHere={() => setChoosing(true)} />
        }
        actions={
          <>
            <Button onClick={closeWayOut}>Close</Button>
            <Button busy={busy === 'pdf'} disabled={mayNotSave} onClick={() => void handover.save('pdf')}>
              Save as PDF
            </Button>
            <Button
              variant="primary"
              busy={busy === 'html'}
              disabled={mayNotSave}
              onClick={() => void handover.save('html')}
            >
              Save the page
            </Button>
          </>
        }
      >
        <div className={styles.page}>
          <HandoverNotices handover={handover} />
          {page ? <HandoverPreview html={page.html} /> : <div className={styles.preview} aria-busy />}
        </div>
      </Dialog>
      {isChoosing && (
        <FolderChooser
          title="Where should it go?"
          summary="The page or PDF is written into the folder you choose."
          act="Choose"
          busy={false}
          onCancel={() => setChoosing(false)}
          onChoose={(path) => {
            handover.setFolder(path);
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}
