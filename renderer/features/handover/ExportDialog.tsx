import { FileOutput } from 'lucide-react';
import { Button } from '#renderer/ui/Button.tsx';
import { Checkbox } from '#renderer/ui/Checkbox.tsx';
import { Dialog } from '#renderer/ui/Dialog.tsx';
import { Field } from '#renderer/ui/Field.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Segmented } from '#renderer/ui/Segmented.tsx';
import { isFault } from '#shared/contract/isFault.ts';
import { describeForeignError } from '#shared/foreign/foreignError.ts';
import { FORMAT_NAMES, foreignFormatSchema } from '#shared/foreign/foreignFormat.ts';
import type { ProjectId, SpecId } from '#shared/project/project.ts';
import { ExportFiles } from './ExportFiles.tsx';
import styles from './Handover.module.css';
import { closeWayOut } from './handoverStore.ts';
import { useExport } from './useExport.ts';

/** Shows what another tool's layout would hold and lose before anything is written into the repository. */
export function ExportDialog({ projectId, specId }: { projectId: ProjectId; specId: SpecId }) {
  const way = useExport(projectId, specId);
  const { preview, problem, written } = way;
  const replaced = preview?.files.filter(({ fate }) => fate === 'replaced').length ?? 0;
  const isNothingNew = preview?.files.every(({ fate }) => fate === 'same') ?? false;
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
            busy={way.isBusy}
            disabled={!preview || isNothingNew || (replaced > 0 && !way.mayReplace)}
            onClick={() => void way.write()}
          >
            Write the files
          </Button>
        </>
      }
    >
      <div className={styles.export}>
        <Whereto way={way} />
        {problem && (
          <Notice tone="bad">{isFault(problem) ? problem.message : describeForeignError(problem)}</Notice>
        )}
        {written !== undefined && (
          <Notice tone="plain">
            {written === 1 ? '1 file is' : `${written} files are`} in the repository now. They are not
            committed.
          </Notice>
        )}
        {preview && <ExportFiles preview={preview} format={FORMAT_NAMES[way.format]} />}
        {replaced > 0 && (
          <Checkbox
            checked={way.mayReplace}
            onChange={way.setMayReplace}
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

/** The other tool, and the folder its files go to. */
function Whereto({ way }: { way: ReturnType<typeof useExport> }) {
  return (
    <>
      <Segmented
        label="Format"
        value={way.format}
        onChange={way.choose}
        options={foreignFormatSchema.options.map((value) => ({ value, label: FORMAT_NAMES[value] }))}
      />
      <Field
        label="Folder in the repository"
        voice="code"
        className={styles.wide ?? ''}
        value={way.folder}
        placeholder="the repository itself"
        spellCheck={false}
        maxLength={500}
        onChange={(event) => way.aim(event.target.value)}
      />
    </>
  );
}
