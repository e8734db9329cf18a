import { placeCaret, readCaret, readWords } from './editableDom.ts';

/** Gives an editable element the focus, with the caret at an offset of its words; null for their end. */
export function focusAt(element: HTMLElement, offset: number | null): void {
  element.focus();
  const place = offset ?? readWords(element).length;
  placeCaret(element, { anchor: place, focus: place });
}

/** Whether an arrow key would do nothing here: the caret is at the first or last word, or in the first or last row. */
export function leavesLine(key: string, element: HTMLElement, length: number): boolean {
  const caret = readCaret(element);
  if (!caret || caret.anchor !== caret.focus) return false;
  switch (key) {
    case 'ArrowLeft':
      return caret.focus === 0;
    case 'ArrowRight':
      return caret.focus === length;
    case 'ArrowUp':
    case 'ArrowDown':
      return isAtEdge(element, key === 'ArrowUp');
    default:
      return false;
  }
}

/** By where it is drawn, for rows are made by the width of the window. */
function isAtEdge(element: HTMLElement, isTop: boolean): boolean {
  const selection = element.ownerDocument.getSelection();
  if (!selection || selection.rangeCount === 0) return false;
  const caret = selection.getRangeAt(0).getClientRects()[0];
  if (!caret) return true;
  const rows = [...element.getClientRects()];
  const edge = isTop ? Math.min(...rows.map((row) => row.top)) : Math.max(...rows.map((row) => row.bottom));
  const rowHeight = caret.height * 0.8;
  return isTop ? caret.top - edge < rowHeight : edge - caret.bottom < rowHeight;
}

/** To the line before or behind in the document; false when there is none. */
export function goToNeighbour(element: HTMLElement, key: string): boolean {
  const page = element.closest('[data-spec-page]');
  if (!page) return false;
  const lines = [...page.querySelectorAll<HTMLElement>('[role="textbox"]')];
  const isBack = key === 'ArrowUp' || key === 'ArrowLeft';
  const next = lines[lines.indexOf(element) + (isBack ? -1 : 1)];
  if (!next) return false;
  focusAt(next, isBack ? null : 0);
  return true;
}
