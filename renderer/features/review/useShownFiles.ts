import { useRef, useState } from 'react';
import type { ReadingSection } from './readingParts.ts';
import type { ReviewedWork, ReviewFile } from './reviewModel.ts';
import { closeWhole, setFolded } from './reviewStore.ts';

/** Which files of a change are in view: all in their sections, or the one that was chosen while it is there. */
export function useShownFiles(
  work: Pick<ReviewedWork, 'id' | 'commit'>,
  files: readonly ReviewFile[],
  sections: readonly ReadingSection[],
) {
  const [only, setOnly] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = files.filter(({ file }) => file.path === only);
  /** Shows the file alone, unfolded and from its beginning; null shows all. */
  const see = (path: string | null) => {
    closeWhole();
    setOnly(path);
    for (const part of files.filter(({ file }) => file.path === path)) setFolded(work, part, false);
    scroller.current?.scrollTo({ top: 0 });
  };
  const shown = chosen.length > 0 ? [{ title: '', files: chosen }] : sections;
  return { only, shown, scroller, see };
}
