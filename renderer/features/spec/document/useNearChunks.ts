import { type RefObject, useEffect, useState } from 'react';
import { scrollerOf } from '#renderer/ui/scrollerOf.ts';

/** Drawn before anybody has looked where the window stands: about its first height. */
const AT_FIRST: ReadonlySet<number> = new Set([0, 1]);
const MARGIN = '1200px 0px';

export type NearChunks = {
  /** The places, among all, of those near the window. */
  readonly near: ReadonlySet<number>;
  /** In px, of those that were drawn before. */
  readonly measured: ReadonlyMap<number, number>;
};

/** Which of the `count` children of a list marked `data-chunk` stand near the window of what scrolls around them. */
export function useNearChunks(list: RefObject<HTMLElement | null>, count: number): NearChunks {
  const [chunks, setChunks] = useState<NearChunks>({ near: AT_FIRST, measured: new Map() });
  useEffect(() => {
    const element = list.current;
    if (!element || count === 0) return;
    const observer = new IntersectionObserver((entries) => setChunks((before) => seen(before, entries)), {
      root: scrollerOf(element),
      rootMargin: MARGIN,
    });
    for (const chunk of element.children) observer.observe(chunk);
    return () => observer.disconnect();
  }, [list, count]);
  return chunks;
}

function seen(before: NearChunks, entries: readonly IntersectionObserverEntry[]): NearChunks {
  const near = new Set(before.near);
  const measured = new Map(before.measured);
  for (const { target, isIntersecting, boundingClientRect } of entries) {
    const place = Number((target as HTMLElement).dataset['chunk']);
    if (isIntersecting) near.add(place);
    else if (near.delete(place)) measured.set(place, boundingClientRect.height);
  }
  const isSame = near.size === before.near.size && [...near].every((place) => before.near.has(place));
  return isSame && measured.size === before.measured.size ? before : { near, measured };
}
