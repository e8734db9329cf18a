import { clsx } from 'clsx';
import { FileText } from 'lucide-react';
import { type ReactNode, useMemo, useRef, useState } from 'react';
import type { ProjectId } from '#shared/project/project.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import { Button } from '#renderer/ui/Button.tsx';
import pane from '#renderer/ui/Pane.module.css';
import { hunkText } from '#shared/review/hunkText.ts';
import styles from '../Code.module.css';
import { type FilesBetween, FilesContext, type FilesOf } from '../filesOf.ts';
import { FileTabs } from '../FileTabs.tsx';
import { DrawAll } from '../LazyBlock.tsx';
import { LazyFile, SEEN_FIRST } from '../LazyFile.tsx';
import type { ThreadHost } from '../LineThread.tsx';
import type { ReadingSection } from '../readingParts.ts';
import { closeWhole, setCollapsed, useReviewStore } from '../reviewStore.ts';
import { ViewMenu } from '../ViewMenu.tsx';
import { WholeFile } from '../WholeFile.tsx';
import type { Looked } from './lookModel.ts';

/** Changes of at most this many lines are drawn whole, with no need to watch what is in view. */
const DRAWN_AT_ONCE = 2_000;

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
  const whole = useReviewStore((store) => store.whole);
  const source = useMemo(
    (): FilesOf => ({ projectId, attempt: null, between: betweenOf(from, work, files) }),
    [projectId, from, work, files],
  );
  const criterion = useReviewStore((store) => store.criterion);
  const [only, setOnly] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const isLittle = useMemo(
    () =>
      files.flatMap(({ hunks }) => hunks).reduce((sum, { hunk }) => sum + hunkText(hunk).count, 0) <=
      DRAWN_AT_ONCE,
    [files],
  );
  const chosen = files.filter(({ file }) => file.path === only);
  const shown = chosen.length > 0 ? [{ title: '', files: chosen }] : sections;
  const choose = (path: string | null) => {
    closeWhole();
    setOnly(path);
  };
  const see = (path: string) => {
    closeWhole();
    setCollapsed(path, false);
    setOnly(path);
    scroller.current?.scrollTo({ top: 0 });
  };
  return (
    <section className={clsx(pane.pane, pane.paper)} aria-label="Code" data-pane="" tabIndex={-1}>
      <div className={styles.bar}>
        {files.length > 0 ? (
          <FileTabs files={files} only={only} criterion={criterion} onChoose={choose} />
        ) : (
          <div className={styles.fileTabs} />
        )}
        <ViewMenu />
      </div>
      <div className={styles.above}>
        <Strays looked={looked} onSee={see} />
        {above}
      </div>
      <div className={styles.stack}>
        <div
          ref={scroller}
          className={clsx(styles.files, whole && styles.below)}
          data-scroller="code"
          inert={whole !== null}
          tabIndex={0}
          role="region"
          aria-label="Changed files"
        >
          <FilesContext value={source}>
            <DrawAll value={isLittle}>
              {shown.flatMap((section, place) => [
                section.title !== '' && (
                  <h3 key={`section ${section.files[0]?.hunks[0]?.id ?? ''}`} className={styles.section}>
                    {section.title}
                  </h3>
                ),
                ...section.files.map((part, index) => (
                  <LazyFile
                    key={part.hunks[0]?.id ?? part.file.path}
                    part={part}
                    attempt={work}
                    criterion={criterion}
                    threads={threads}
                    first={place === 0 && index < SEEN_FIRST}
                  />
                )),
              ])}
            </DrawAll>
          </FilesContext>
          {files.length === 0 && (
            <EmptyState icon={FileText} title="Nothing differs">
              {empty}
            </EmptyState>
          )}
        </div>
        {whole && <WholeFile key={whole.path} source={source} path={whole.path} line={whole.line} />}
      </div>
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
