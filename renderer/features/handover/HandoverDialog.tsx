import { FolderOpen, Share } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FolderChooser } from '#renderer/features/project/FolderChooser.tsx';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import { describeHandoverError, type HandoverError } from '#shared/handover/handoverError.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { closeWayOut, useCommitGoingOut } from './handoverStore.ts';
import styles from './Handover.module.css';
import { HandoverPreview } from './HandoverPreview.tsx';

type Kind = 'html' | 'pdf';

/** Shows the page for a client and saves it, as it is or as PDF. A file that is there already is never replaced unasked. */
export function HandoverDialog({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const client = useClient();
  const commit = useCommitGoingOut();
  const [page, setPage] = useState<{ readonly html: string; readonly fileName: string }>();
  const [folder, setFolder] = useState<string | null>(null);
  const [isChoosing, setChoosing] = useState(false);
  const [busy, setBusy] = useState<Kind | null>(null);
  const [saved, setSaved] = useState<string>();
  const [problem, setProblem] = useState<{
    readonly error: HandoverError | Fault;
    readonly kind: Kind | null;
  }>();

  useEffect(() => {
    const controller = new AbortController();
    void client.handover
      .preview({ projectId, specId, commit }, { signal: controller.signal })
      .then((result) => {
        if (controller.signal.aborted) return;
        if (result.ok) setPage(result.value);
        else setProblem({ error: result.error, kind: null });
      });
    return () => controller.abort();
  }, [client, projectId, specId, commit]);

  const save = async (kind: Kind, overwrite = false) => {
    setBusy(kind);
    setProblem(undefined);
    setSaved(undefined);
    const result = await client.handover.save({ projectId, specId, commit, kind, folder, overwrite });
    setBusy(null);
    if (result.ok) setSaved(result.value.path);
    else setProblem({ error: result.error, kind });
  };
  const choose = async () => {
    const chosen = await client.project.chooseFolder({});
    if (chosen.ok && chosen.value.supported) setFolder((before) => chosen.value.path ?? before);
    else setChoosing(true);
  };
  const replace = problem?.error.code === 'wouldOverwrite' ? problem.kind : null;

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
          <span className={styles.where}>
            <span className={styles.folder} title={folder ?? undefined}>
              Saves to {folder ?? 'your downloads'}
            </span>
            <Button variant="quiet" size="small" icon={FolderOpen} onClick={() => void choose()}>
              Choose…
            </Button>
          </span>
        }
        actions={
          <>
            <Button onClick={closeWayOut}>Close</Button>
            <Button busy={busy === 'pdf'} disabled={!page || busy !== null} onClick={() => void save('pdf')}>
              Save as PDF
            </Button>
            <Button
              variant="primary"
              busy={busy === 'html'}
              disabled={!page || busy !== null}
              onClick={() => void save('html')}
            >
              Save the page
            </Button>
          </>
        }
      >
        <div className={styles.page}>
          {problem && (
            <Notice
              tone={replace ? 'warn' : 'bad'}
              actions={
                replace && (
                  <Button size="small" onClick={() => void save(replace, true)}>
                    Replace it
                  </Button>
                )
              }
            >
              {isFault(problem.error) ? problem.error.message : describeHandoverError(problem.error)}
            </Notice>
          )}
          {saved !== undefined && (
            <Notice
              tone="plain"
              actions={
                <Button
                  size="small"
                  variant="link"
                  onClick={() => void client.handover.reveal({ projectId, specId })}
                >
                  Show in folder
                </Button>
              }
            >
              Saved as <code>{saved}</code>.
            </Notice>
          )}
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
            setFolder(path);
            setChoosing(false);
          }}
        />
      )}
    </>
  );
}
