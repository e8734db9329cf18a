import { useRef, useState } from 'react';
import type { ReadingSection } from './readingParts.ts';
import type { ReviewFile } from './reviewModel.ts';
import { closeWhole, unfold } from './reviewStore.ts';

/** Which files of a change are in view: all in their sections, or the one that was chosen while it is there. */
export function useShownFiles(files: readonly ReviewFile[], sections: readonly ReadingSection[]) {
  const [only, setOnly] = useState<string | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const chosen = files.filter(({ file }) => file.path === only);
  const choose = (path: string | null) => {
    closeWhole();
    setOnly(path);
  };
  /** Shows the file alone, unfolded and from its beginning. */
  const see = (path: string) => {
    choose(path);
    unfold(path);
    scroller.current?.scrollTo({ top: 0 });
  };
  const shown = chosen.length > 0 ? [{ title: '', files: chosen }] : sections;
  return { only, shown, scroller, choose, see };
}
