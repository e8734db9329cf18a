import { FileOutput } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import type { Fault } from '#shared/contract/envelope.ts';
import { isFault } from '#shared/contract/isFault.ts';
import type { ExportPreview } from '#shared/foreign/contract.ts';
import { describeForeignError, type ForeignError } from '#shared/foreign/foreignError.ts';
import { FORMAT_NAMES, type ForeignFormat, foreignFormatSchema } from '#shared/foreign/foreignFormat.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { useRested } from '../spec/useRested.ts';
import { ExportFiles } from './ExportFiles.tsx';
import { closeWayOut } from './handoverStore.ts';
import styles from './Handover.module.css';

/** spec-kit keeps its specs where Overture does by default, so its files go into a folder of their own. */
const FOLDERS: Readonly<Record<ForeignFormat, string>> = { 'spec-kit': 'spec-kit', openspec: '', kiro: '' };

/** Shows what another tool's layout would hold and lose before anything is written into the repository. */
export function ExportDialog({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const client = useClient();
  const [format, setFormat] = useState<ForeignFormat>('spec-kit');
  const [folder, setFolder] = useState(FOLDERS['spec-kit']);
  const wanted = folder.trim().replace(/^\/+|\/+$/g, '');
  const rested = useRested(wanted, 300) ?? wanted;
  const [shown, setShown] = useState<{ readonly place: string; readonly preview: ExportPreview }>();
  const [mayReplace, setMayReplace] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [written, setWritten] = useState<number>();
  const [problem, setProblem] = useState<ForeignError | Fault>();

  const aim = (next: string) => {
    setFolder(next);
    setProblem(undefined);
    setMayReplace(false);
    setWritten(undefined);
  };

  useEffect(() => {
    const controller = new AbortController();
    const asked = { projectId, specId, format, folder: rested };
    void client.foreign.previewExport(asked, { signal: controller.signal }).then((result) => {
      if (controller.signal.aborted) return;
      if (result.ok) setShown({ place: `${format} ${rested}`, preview: result.value });
      else {
        setShown(undefined);
        setProblem(result.error);
      }
    });
    return () => controller.abort();
  }, [client, projectId, specId, format, rested]);

  const preview = shown?.place === `${format} ${wanted}` ? shown.preview : undefined;
  const replaced = preview?.files.filter(({ fate }) => fate === 'replaced').length ?? 0;
  const isNothingNew = preview?.files.every(({ fate }) => fate === 'same') ?? false;
  const write = async () => {
    setBusy(true);
    setProblem(undefined);
    const asked = { projectId, specId, format, folder: rested };
    const result = await client.foreign.export({ ...asked, overwrite: mayReplace });
    setBusy(false);
    if (!result.ok) return setProblem(result.error);
    setWritten(result.value.files.length);
    const after = await client.foreign.previewExport(asked);
    if (after.ok) setShown({ place: `${format} ${rested}`, preview: after.value });
  };

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && closeWayOut()}
      icon={FileOutput}
      title="Export for another tool"
      summary="The files are written into this repository. The spec here stays as it is."
      actions={
        <>
          <Button onClick={closeWayOut}>Close</Button>
          <Button
            variant="primary"
            busy={isBusy}
            disabled={!preview || isNothingNew || (replaced > 0 && !mayReplace)}
            onClick={() => void write()}
          >
            Write the files
          </Button>
        </>
      }
    >
      <div className={styles.export}>
        <Segmented
          label="Format"
          value={format}
          onChange={(next) => {
            setFormat(next);
            aim(FOLDERS[next]);
          }}
          options={foreignFormatSchema.options.map((value) => ({ value, label: FORMAT_NAMES[value] }))}
        />
        <Field
          label="Folder in the repository"
          voice="code"
          className={styles.wide ?? ''}
          value={folder}
          placeholder="the repository itself"
          spellCheck={false}
          maxLength={500}
          onChange={(event) => aim(event.target.value)}
        />
        {problem && (
          <Notice tone="bad">{isFault(problem) ? problem.message : describeForeignError(problem)}</Notice>
        )}
        {written !== undefined && (
          <Notice tone="plain">
            {written === 1 ? '1 file is' : `${written} files are`} in the repository now. They are not
            committed.
          </Notice>
        )}
        {preview && <ExportFiles preview={preview} format={FORMAT_NAMES[format]} />}
        {replaced > 0 && (
          <Checkbox
            checked={mayReplace}
            onChange={setMayReplace}
            label={
              replaced === 1
                ? 'Replace the file that holds something else'
                : `Replace the ${replaced} files that hold something else`
            }
          />
        )}
      </div>
    </Dialog>
  );
}
