import type { TextRange } from '#shared/spec/textEdit.ts';
import { offsetOf, pointAt } from '../document/editableDom.ts';

/** The element that shows the words of a block, below `host`. */
export function blockElement(host: HTMLElement, block: string): HTMLElement | null {
  const key = CSS.escape(block);
  return (
    host.querySelector<HTMLElement>(`[data-key="${key}"]`) ??
    host.querySelector<HTMLElement>(`[data-part="${key}"] blockquote`)
  );
}

/** A range of a block's words on the page; null when the block is not shown. */
export function pageRange(host: HTMLElement, block: string, { start, end }: TextRange): Range | null {
  const element = blockElement(host, block);
  if (!element) return null;
  const [from, to] = [pointAt(element, start), pointAt(element, end)];
  const range = document.createRange();
  range.setStart(from.node, from.offset);
  range.setEnd(to.node, to.offset);
  return range;
}

export type SelectedPiece = { readonly block: string; readonly range: TextRange };

/** The words that are selected below `host`, block by block; empty when none are. */
export function selectedPieces(host: HTMLElement): readonly SelectedPiece[] {
  const selection = document.getSelection();
  if (!selection || selection.isCollapsed || selection.rangeCount === 0) return [];
  const range = selection.getRangeAt(0);
  return [...host.querySelectorAll<HTMLElement>('[data-key], [data-part="request"] blockquote')].flatMap(
    (element) => {
      if (!range.intersectsNode(element)) return [];
      const whole = document.createRange();
      whole.selectNodeContents(element);
      const isInside = (node: Node) => element.contains(node);
      const start = isInside(range.startContainer)
        ? offsetOf(element, range.startContainer, range.startOffset)
        : 0;
      const end = isInside(range.endContainer)
        ? offsetOf(element, range.endContainer, range.endOffset)
        : Number.MAX_SAFE_INTEGER;
      const block = element.dataset['key'] ?? 'request';
      return end > start ? [{ block, range: { start, end } }] : [];
    },
  );
}
