import { FileInput } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { type Command, useCommands } from '#renderer/app/commandStore.ts';
import { useClient } from '#renderer/rpc/ClientContext.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { FoundSpec } from '#shared/foreign/contract.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { foundWords } from './foundWords.ts';
import { ImportDialog } from './ImportDialog.tsx';
import styles from './Import.module.css';
import { dismissImport, lookForSpecs, useFreshSpecs, useIsDismissed } from './importStore.ts';

/** Offers to bring in specs of other formats that stand in the repository. Nothing happens without being asked. */
export function ImportNotice({ projectId }: { projectId: ProjectId }) {
  const client = useClient();
  const found = useFreshSpecs(projectId);
  const isDismissed = useIsDismissed(projectId);
  const [chosen, setChosen] = useState<readonly FoundSpec[] | null>(null);
  useEffect(() => void lookForSpecs(client, projectId), [client, projectId]);
  useCommands(
    useMemo(
      (): readonly Command[] =>
        found.length === 0
          ? []
          : [
              {
                id: 'project.import',
                title: 'Bring in specs of other tools…',
                section: 'Do',
                icon: FileInput,
                keywords: ['import', 'spec-kit', 'openspec', 'kiro'],
                run: () => setChosen(found),
              },
            ],
      [found],
    ),
  );

  return (
    <>
      {found.length > 0 && !isDismissed && (
        <Notice
          tone="plain"
          compact
          icon={FileInput}
          className={styles.notice}
          actions={
            <>
              <Button size="small" onClick={() => setChosen(found)}>
                Bring in…
              </Button>
              <Button size="small" variant="quiet" onClick={() => dismissImport(projectId)}>
                Not now
              </Button>
            </>
          }
        >
          Found {foundWords(found)}.
        </Notice>
      )}
      {chosen && (
        <ImportDialog
          projectId={projectId}
          specs={chosen}
          onClose={() => {
            setChosen(null);
            void lookForSpecs(client, projectId);
          }}
        />
      )}
    </>
  );
}
