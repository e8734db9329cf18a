import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Within this many pixels of the end counts as at the end. */
const NEAR_END = 24;

/** What stands at the head of a scroller and is nothing to read, so it holds no place. */
export const NO_PLACE = 'data-no-place';

/**
 * Keeps a scroller at its end while it is there; away from it, nothing moves what is being read and
 * `unseen` counts what has come since. `holdPlace` keeps what is in view where it is while more is put before it.
 */
export function useFollowEnd(count: number): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly unseen: number;
  readonly isAtEnd: boolean;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
  readonly holdPlace: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const held = useRef<{ readonly row: Element; readonly top: number } | null>(null);
  const [seen, setSeen] = useState<number | 'all'>('all');
  useLayoutEffect(() => {
    if (seen === 'all') scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
    else if (scroller.current && held.current?.row.isConnected) {
      const moved = held.current.row.getBoundingClientRect().top - held.current.top;
      if (moved !== 0) scroller.current.scrollTop += moved;
    }
  });
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    held.current = null;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    setSeen((before) => (atEnd ? 'all' : before === 'all' ? count : before));
  }, [count]);
  const toEnd = useCallback(() => setSeen('all'), []);
  const holdPlace = useCallback(() => {
    held.current = firstRowInView(scroller.current);
    setSeen((before) => (before === 'all' ? count : before));
  }, [count]);
  const isAtEnd = seen === 'all';
  return {
    scroller,
    unseen: isAtEnd ? 0 : Math.max(0, count - seen),
    isAtEnd,
    toEnd,
    onScroll,
    holdPlace,
  };
}

function firstRowInView(scroller: Element | null): { readonly row: Element; readonly top: number } | null {
  if (!scroller) return null;
  const { top: edge } = scroller.getBoundingClientRect();
  const rows = [...scroller.children].filter((row) => !row.hasAttribute(NO_PLACE));
  const row = rows.find((one) => one.getBoundingClientRect().bottom > edge);
  return row ? { row, top: row.getBoundingClientRect().top } : null;
}
