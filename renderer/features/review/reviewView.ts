import { create } from 'zustand';
import type { ReadBy } from './readingParts.ts';

/** How the person likes to read changes; kept on this machine. */
export interface ReviewView {
  readonly layout: 'unified' | 'split';
  readonly readBy: ReadBy;
  /** Changes of blanks alone are drawn as unchanged. */
  readonly hidesBlanks: boolean;
  /** What was asked: the change of the spec that led here, or its text alone. */
  readonly intent: 'change' | 'text';
}

const KEPT_AS = 'overture.review.view';
const FIRST: ReviewView = { layout: 'unified', readBy: 'order', hidesBlanks: false, intent: 'change' };

export const useReviewView = create<ReviewView>(() => load());

export function changeView(change: Partial<ReviewView>): void {
  useReviewView.setState(change);
  try {
    globalThis.localStorage?.setItem(KEPT_AS, JSON.stringify(useReviewView.getState()));
  } catch {
    // Storage can be full or forbidden; the choice then lasts as long as the page.
  }
}

function load(): ReviewView {
  try {
    const kept: unknown = JSON.parse(globalThis.localStorage?.getItem(KEPT_AS) ?? '{}');
    if (typeof kept !== 'object' || kept === null) return FIRST;
    const has = (key: keyof ReviewView, value: unknown) => (kept as Record<string, unknown>)[key] === value;
    return {
      layout: has('layout', 'split') ? 'split' : 'unified',
      readBy: has('readBy', 'file') ? 'file' : 'order',
      hidesBlanks: has('hidesBlanks', true),
      intent: has('intent', 'text') ? 'text' : 'change',
    };
  } catch {
    // A page without storage, or with a damaged entry, starts with the plain view.
    return FIRST;
  }
}
