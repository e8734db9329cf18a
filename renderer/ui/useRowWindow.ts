import { type RefObject, useEffect, useState } from 'react';
import { scrollerOf } from './scrollerOf.ts';

/** Up to here all rows are drawn. */
const MOST_WHOLE = 300;
const BEYOND = 20;
const FIRST_SHOWN = 60;

export type RowWindow = {
  /** Indexes of the rows to draw: [first, end). */
  readonly first: number;
  readonly end: number;
  /** In px, the room of the rows left out. */
  readonly above: number;
  readonly below: number;
  readonly bringIntoView: (index: number) => void;
};

/** Which of `count` rows of one height are near the window of what scrolls around `list`. */
export function useRowWindow(list: RefObject<HTMLElement | null>, count: number): RowWindow {
  const isWhole = count <= MOST_WHOLE;
  const [{ first, end, height }, setShown] = useState({ first: 0, end: FIRST_SHOWN, height: 28 });
  useEffect(() => {
    const element = list.current;
    if (!element || isWhole) return;
    const scroller = scrollerOf(element);
    const look = () => {
      const row = element.firstElementChild?.getBoundingClientRect().height ?? 28;
      const hidden = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
      const next = {
        first: Math.max(0, Math.floor(hidden / row) - BEYOND),
        end: Math.ceil((hidden + scroller.clientHeight) / row) + BEYOND,
        height: row,
      };
      setShown((now) => (now.first === next.first && now.end === next.end ? now : next));
    };
    look();
    const resized = new ResizeObserver(look);
    resized.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    return () => {
      resized.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [list, isWhole]);
  const bringIntoView = (index: number) => {
    const element = list.current;
    if (!element || isWhole) return;
    const scroller = scrollerOf(element);
    const visible = scroller.getBoundingClientRect().top - element.getBoundingClientRect().top;
    const isVisible = index * height >= visible && (index + 1) * height <= visible + scroller.clientHeight;
    if (!isVisible) scroller.scrollTop += index * height - visible - scroller.clientHeight / 2;
  };
  if (isWhole) return { first: 0, end: count, above: 0, below: 0, bringIntoView };
  const last = Math.min(end, count);
  return {
    first,
    end: last,
    above: first * height,
    below: Math.max(0, count - last) * height,
    bringIntoView,
  };
}
