import { ArrowLeft } from 'lucide-react';
import { useEffect, useState } from 'react';
import { FileName } from '#renderer/ui/FileName.tsx';
import { IconButton } from '#renderer/ui/IconButton.tsx';
import { Notice } from '#renderer/ui/Notice.tsx';
import type { FilesOf } from './filesOf.ts';
import { closeWhole } from './reviewStore.ts';
import { sideWords } from './sideWords.ts';
import { isText } from './textFile.ts';
import { useReviewedFile } from './useReviewedFile.ts';
import styles from './Whole.module.css';
import { WholeText } from './WholeText.tsx';

/** A file of a change from its first line to its last, over the hunks, which keep their place below. */
export function WholeFile({ source, path, line }: { source: FilesOf; path: string; line: number | null }) {
  useFocusBack();
  const { whole, readAgain } = useReviewedFile(source, path, 'text');
  const name = (
    <>
      <IconButton name="Back to the changes" icon={ArrowLeft} size="small" autoFocus onClick={closeWhole} />
      <FileName path={path} />
    </>
  );
  const file = whole.state === 'shown' ? whole.file : null;
  return (
    <section className={styles.whole} aria-label={`Whole file ${path}`} aria-busy={whole.state === 'waiting'}>
      {file && isText(file) ? (
        <WholeText key={path} name={name} source={source} file={file} line={line} onStale={readAgain} />
      ) : (
        <>
          <div className={styles.head}>{name}</div>
          {whole.state === 'refused' && <Notice tone="bad">{whole.problem}</Notice>}
          {file && <p className={styles.words}>{sideWords(file.before, file.after)}</p>}
        </>
      )}
    </section>
  );
}

/** Whoever goes back is where they came from. */
function useFocusBack(): void {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      if (opener instanceof HTMLElement) opener.focus({ preventScroll: true });
    },
    [opener],
  );
}
