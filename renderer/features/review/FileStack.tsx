import { clsx } from 'clsx';
import { type ReactNode, type RefObject, useMemo } from 'react';
import { hunkText } from '#shared/review/hunkText.ts';
import styles from './Code.module.css';
import { FilesContext, type FilesOf } from './filesOf.ts';
import { DrawAll } from './LazyBlock.tsx';
import { LazyFile, SEEN_FIRST } from './LazyFile.tsx';
import type { ThreadHost } from './LineThread.tsx';
import type { ReadingSection } from './readingParts.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { useReviewStore } from './reviewStore.ts';
import { WholeFile } from './WholeFile.tsx';

/** Changes of at most this many lines are drawn whole, with no need to watch what is in view. */
const DRAWN_AT_ONCE = 2_000;
/** What the head of a file takes to draw, in lines. */
const HEAD = 20;

/** The files of a change, hunk by hunk, below a file that is open whole. */
export function FileStack({
  files,
  shown,
  scroller,
  source,
  work,
  threads,
  children,
}: {
  /** All of the change. */
  files: readonly ReviewFile[];
  /** Those to show, in the order to show them. */
  shown: readonly ReadingSection[];
  scroller: RefObject<HTMLDivElement | null>;
  source: FilesOf;
  work: ReviewedWork;
  threads: ThreadHost | null;
  /** What is said after the last file. */
  children?: ReactNode;
}) {
  const whole = useReviewStore((store) => store.whole);
  const isLittle = useMemo(() => linesOf(files) <= DRAWN_AT_ONCE, [files]);
  return (
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
            <Sections shown={shown} work={work} threads={threads} />
          </DrawAll>
        </FilesContext>
        {children}
      </div>
      {whole && <WholeFile key={whole.path} source={source} path={whole.path} line={whole.line} />}
    </div>
  );
}

function Sections({
  shown,
  work,
  threads,
}: {
  shown: readonly ReadingSection[];
  work: ReviewedWork;
  threads: ThreadHost | null;
}) {
  const criterion = useReviewStore((store) => store.criterion);
  // One flat list, so that a file that changes its section keeps what is being written in it.
  return shown.flatMap((section, place) => [
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
  ]);
}

function linesOf(files: readonly ReviewFile[]): number {
  return files.reduce(
    (sum, { hunks }) => sum + hunks.reduce((lines, { hunk }) => lines + hunkText(hunk).count, HEAD),
    0,
  );
}
