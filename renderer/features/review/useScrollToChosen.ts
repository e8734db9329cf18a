import { type RefObject, useEffect } from 'react';
import { useReviewStore } from './reviewStore.ts';

/** Below the top of a pane where what was chosen is put, as a part of the pane's height. */
const RESTING_PLACE = 0.12;

/** Brings the chosen criterion's item, wording and first hunk into view, save in the pane it was chosen in. */
export function useScrollToChosen(columns: RefObject<HTMLElement | null>, ready: boolean): void {
  const criterion = useReviewStore((store) => store.criterion);
  const chosenIn = useReviewStore((store) => store.chosenIn);
  const hunk = useReviewStore((store) => store.hunk);
  useEffect(() => {
    const place = columns.current;
    if (!place || criterion === null || !ready) return;
    const name = CSS.escape(criterion);
    if (chosenIn !== 'criteria') bring(place, 'criteria', `[data-criterion="${name}"]`);
    if (chosenIn !== 'intent') bring(place, 'intent', `[data-intent="${name}"]`);
    if (chosenIn !== 'code') bring(place, 'code', `[data-serves~="${name}"]`);
  }, [columns, criterion, chosenIn, ready]);
  useEffect(() => {
    const place = columns.current;
    if (place && hunk !== null) bring(place, 'code', `[data-hunk="${CSS.escape(hunk)}"]`);
  }, [columns, hunk]);
}

/** Scrolls only when none of what matches can be seen well, so that nothing moves without need. */
function bring(place: HTMLElement, scroller: string, selector: string): void {
  const pane = place.querySelector<HTMLElement>(`[data-scroller="${scroller}"]`);
  const found = pane && [...pane.querySelectorAll(selector)];
  const [first] = found ?? [];
  if (
    !pane ||
    !first ||
    found?.some((element) => isInView(element, pane, scroller === 'code' ? 60 : Infinity))
  )
    return;
  const calm = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
  const top =
    pane.scrollTop +
    first.getBoundingClientRect().top -
    pane.getBoundingClientRect().top -
    pane.clientHeight * RESTING_PLACE;
  pane.scrollTo({ top, behavior: calm ? 'auto' : 'smooth' });
}

/** Its top and the next `needed` px can be seen, or all of something smaller. */
function isInView(element: Element, pane: HTMLElement, needed: number): boolean {
  const box = element.getBoundingClientRect();
  const view = pane.getBoundingClientRect();
  return box.top >= view.top - 1 && Math.min(box.bottom, box.top + needed) <= view.bottom;
}
