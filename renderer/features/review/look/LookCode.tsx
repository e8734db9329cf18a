import { clsx } from 'clsx';
import { FileText } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import pane from '#renderer/ui/Pane.module.css';
import styles from '../Code.module.css';
import { FileFinder } from '../FileFinder.tsx';
import type { FilesBetween, FilesOf } from '../filesOf.ts';
import { FileStack } from '../FileStack.tsx';
import { FileTabs } from '../FileTabs.tsx';
import type { ThreadHost } from '../LineThread.tsx';
import type { ReadingSection } from '../readingParts.ts';
import { useReviewStore } from '../reviewStore.ts';
import { useShownFiles } from '../useShownFiles.ts';
import { ViewMenu } from '../ViewMenu.tsx';
import type { Looked } from './lookModel.ts';

/** The changed files of a branch or of all landed work, hunk by hunk, with what each serves. */
export function LookCode({
  projectId,
  looked,
  sections,
  threads,
  above,
  empty,
}: {
  projectId: ProjectId;
  looked: Looked;
  sections: readonly ReadingSection[];
  threads: ThreadHost | null;
  /** What is said above the files. */
  above?: ReactNode;
  /** Said where no file differs. */
  empty: string;
}) {
  const { files, work, from } = looked;
  const source = useMemo(
    (): FilesOf => ({ projectId, attempt: null, between: betweenOf(from, work, files) }),
    [projectId, from, work, files],
  );
  const criterion = useReviewStore((store) => store.criterion);
  const { only, shown, scroller, see } = useShownFiles(work, files, sections);
  return (
    <section className={clsx(pane.pane, pane.paper)} aria-label="Code" data-pane="" tabIndex={-1}>
      <div className={styles.bar}>
        {files.length > 0 ? (
          <FileTabs files={files} only={only} criterion={criterion} onChoose={see} />
        ) : (
          <div className={styles.fileTabs} />
        )}
        <span className={styles.barEnd}>
          <FileFinder work={work} files={files} onChoose={see} />
          <ViewMenu />
        </span>
      </div>
      <div className={styles.above}>
        <Strays looked={looked} onSee={see} />
        {above}
      </div>
      <FileStack
        files={files}
        shown={shown}
        scroller={scroller}
        source={source}
        work={work}
        threads={threads}
      >
        {files.length === 0 && (
          <EmptyState icon={FileText} title="Nothing differs">
            {empty}
          </EmptyState>
        )}
      </FileStack>
    </section>
  );
}

function betweenOf(from: string, { commit }: Looked['work'], files: Looked['files']): FilesBetween {
  const renamed = files.flatMap(({ file: { path, oldPath } }) =>
    oldPath === null ? [] : [[path, oldPath] as const],
  );
  return { from, to: commit ?? from, oldPaths: new Map(renamed) };
}

/** Most strays named one by one; more are counted. */
const MOST_NAMED = 3;

function Strays({ looked, onSee }: { looked: Looked; onSee: (path: string) => void }) {
  const { strays } = looked;
  const more = strays.length - MOST_NAMED;
  return (
    <>
      {strays.slice(0, MOST_NAMED).map((file) => (
        <Notice
          key={file.path}
          compact
          actions={
            <Button variant="quiet" size="small" onClick={() => onSee(file.path)}>
              See the change
            </Button>
          }
        >
          <b title={file.path}>{file.path.split('/').slice(-2).join('/')}</b>{' '}
          {file.protected ? 'is protected.' : 'is outside the files that the plan declares.'}
        </Notice>
      ))}
      {more > 0 && (
        <Notice compact>
          {more} more {more === 1 ? 'file is' : 'files are'} outside what the plan declares, or protected.
          Their tabs are marked.
        </Notice>
      )}
    </>
  );
}
