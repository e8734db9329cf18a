import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';

/** Within this many pixels of the end counts as at the end. */
const NEAR_END = 24;

/**
 * Keeps a scroller at its end while it is there; away from it, nothing moves what is being read and
 * `unseen` counts what has come since.
 */
export function useFollowEnd(count: number): {
  readonly scroller: RefObject<HTMLDivElement | null>;
  readonly unseen: number;
  readonly toEnd: () => void;
  readonly onScroll: () => void;
} {
  const scroller = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<number | 'all'>('all');
  useLayoutEffect(() => {
    if (seen === 'all') scroller.current?.scrollTo({ top: scroller.current.scrollHeight });
  });
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (!element) return;
    const atEnd = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_END;
    setSeen((before) => (atEnd ? 'all' : before === 'all' ? count : before));
  }, [count]);
  const toEnd = useCallback(() => setSeen('all'), []);
  return { scroller, unseen: seen === 'all' ? 0 : Math.max(0, count - seen), toEnd, onScroll };
}
