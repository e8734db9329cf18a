import document_ from '#renderer/ui/document.module.css';
import { isApple } from '#renderer/ui/keyLabels.ts';
import styles from './Editable.module.css';
import type { RunMark, TextRun } from './textRuns.ts';

/** Offsets into the words a person edits; proposed words count for nothing. */
export type Caret = { readonly anchor: number; readonly focus: number };

const CLASSES: Readonly<Record<RunMark, string | undefined>> = {
  keyword: document_['keyword'],
  hinted: document_['hinted'],
  deleted: document_['deleted'],
  inserted: document_['inserted'],
  code: styles['code'],
  strong: styles['strong'],
  syntax: styles['syntax'],
  reference: styles['reference'],
};

/** The words in an editable element, without what is only proposed. */
export function readWords(element: HTMLElement): string {
  return [...wordNodes(element)].map((node) => node.data).join('');
}

/** Makes the element show `runs`; leaves it alone when it already does, so that typing and IMEs are not disturbed. */
export function showRuns(element: HTMLElement, runs: readonly TextRun[]): void {
  const shown = runs.filter((run) => run.text !== '');
  const isShown =
    element.childNodes.length === shown.length &&
    shown.every((run, index) => showsRun(element.childNodes[index], run));
  if (isShown) return;
  // Asking for the selection makes the browser lay the page out, so only who writes is asked.
  const isWritten = element.ownerDocument.activeElement === element;
  const caret = isWritten ? readCaret(element) : undefined;
  element.replaceChildren(...shown.map(nodeOf));
  if (caret) placeCaret(element, caret);
}

/** Where the selection stands in the element; undefined when it is elsewhere. */
export function readCaret(element: HTMLElement): Caret | undefined {
  const selection = element.ownerDocument.getSelection();
  if (!selection?.anchorNode || !selection.focusNode) return undefined;
  if (!element.contains(selection.anchorNode) || !element.contains(selection.focusNode)) return undefined;
  return {
    anchor: offsetOf(element, selection.anchorNode, selection.anchorOffset),
    focus: offsetOf(element, selection.focusNode, selection.focusOffset),
  };
}

export function placeCaret(element: HTMLElement, caret: Caret): void {
  const anchor = pointAt(element, caret.anchor);
  const focus = pointAt(element, caret.focus);
  element.ownerDocument
    .getSelection()
    ?.setBaseAndExtent(anchor.node, anchor.offset, focus.node, focus.offset);
}

function nodeOf(run: TextRun): Node {
  if (run.marks.length === 0) return document.createTextNode(run.text);
  const isInserted = run.marks.includes('inserted');
  const tag = isInserted ? 'ins' : run.marks.includes('deleted') ? 'del' : 'span';
  const node = document.createElement(tag);
  node.className = classesOf(run);
  node.textContent = run.text;
  if (isInserted) {
    node.contentEditable = 'false';
    node.dataset['proposed'] = '';
  }
  if (run.reference !== undefined) {
    node.dataset['reference'] = run.reference;
    node.title = `Go to ${run.reference} (while writing: ${isApple ? '⌘' : 'Ctrl'}+Enter)`;
  }
  return node;
}

function classesOf(run: TextRun): string {
  return run.marks.map((mark) => CLASSES[mark] ?? '').join(' ');
}

function showsRun(node: ChildNode | undefined, run: TextRun): boolean {
  if (!node || node.textContent !== run.text) return false;
  if (run.marks.length === 0) return node.nodeType === Node.TEXT_NODE;
  const isAlike = node instanceof HTMLElement && node.className === classesOf(run);
  return isAlike && node.dataset['reference'] === run.reference;
}

function* wordNodes(element: HTMLElement): Generator<Text> {
  const walker = element.ownerDocument.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (node instanceof Text && !node.parentElement?.closest('[data-proposed]')) yield node;
  }
}

/** Words before a point within the element. */
export function offsetOf(element: HTMLElement, node: Node, offset: number): number {
  const range = element.ownerDocument.createRange();
  range.setStart(element, 0);
  range.setEnd(node, offset);
  let words = 0;
  for (const text of wordNodes(element)) {
    if (!range.intersectsNode(text)) break;
    words += text === node ? offset : text === range.endContainer ? range.endOffset : text.length;
    if (text === node) break;
  }
  return words;
}

/** The place of the word at an offset; the end when there are fewer. */
export function pointAt(element: HTMLElement, offset: number): { node: Node; offset: number } {
  let left = offset;
  let last: Text | undefined;
  for (const text of wordNodes(element)) {
    if (left <= text.length) return { node: text, offset: left };
    left -= text.length;
    last = text;
  }
  return last ? { node: last, offset: last.length } : { node: element, offset: 0 };
}
