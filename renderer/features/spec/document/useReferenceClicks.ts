import { type KeyboardEvent, type MouseEvent, useRef } from 'react';
import type { DocumentContext } from './documentProps.ts';
import { followReference, referenceAt } from './followReference.ts';

/**
 * References are words to write in as well as ways to go: a click follows one where nobody is writing; in the line that
 * has the caret it takes Ctrl or ⌘, or Enter with either at the caret.
 */
export function useReferenceClicks({ ids, onOpenFile }: Pick<DocumentContext, 'ids' | 'onOpenFile'>) {
  const followed = useRef<string>(undefined);
  return {
    onMouseDown(event: MouseEvent<HTMLElement>) {
      followed.current = undefined;
      if (event.button !== 0 || !(event.target instanceof Element)) return;
      const words = referenceAt(event.target);
      const isWriting = event.target.closest('[role="textbox"]') === document.activeElement;
      if (words === undefined || (isWriting && !event.ctrlKey && !event.metaKey)) return;
      event.preventDefault();
      followed.current = words;
    },
    onClick(event: MouseEvent<HTMLElement>) {
      if (followed.current === undefined || !(event.target instanceof Element)) return;
      if (referenceAt(event.target) === followed.current) followReference(followed.current, ids, onOpenFile);
      followed.current = undefined;
    },
    onKeyDown(event: KeyboardEvent<HTMLElement>) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      const words = referenceAt(document.getSelection()?.anchorNode ?? null);
      if (words === undefined) return;
      event.preventDefault();
      followReference(words, ids, onOpenFile);
    },
  };
}
