import type { TextRange } from '../textEdit.ts';
import {
  bulletOf,
  closesFence,
  type Fence,
  fenceOf,
  headingOf,
  indentOf,
  isBlank,
  isRule,
  lineText,
} from './lineShape.ts';
import type { BulletBlock } from './markdownBlock.ts';
import { endsParagraph } from './paragraphEnd.ts';
import type { Line } from './splitLines.ts';
import { trimRange } from './wrappedText.ts';

/** Each level is looked through once more for its own, so without an end a deep nesting would take for ever. */
const DEEPEST = 24;
/** This far beyond its marker an item holds code or, right below words, more of them: no heading and no rule. */
const CODE_INSIDE = 6;

/**
 * Reads the list item at line `from` with all that is indented below it, not looking beyond line `limit`. What is
 * nested deeper than `levels` belongs to the item above it.
 */
export function scanBullet(
  text: string,
  lines: readonly Line[],
  from: number,
  limit = lines.length,
  levels = DEEPEST,
): BulletBlock {
  const first = lines[from];
  const shape = first ? bulletOf(lineText(text, first)) : null;
  if (!first || !shape) throw new Error('scanBullet was called on a line that is not a list item.');
  const start = first.start + shape.content;
  const end = endOfItem(text, lines, from, { indent: shape.indent, hasWords: start < first.end }, limit);
  const wordsTo = endOfWords(text, lines, from, end);
  const textRange = trimRange(text, { start, end: lines[wordsTo - 1]?.end ?? first.end });
  const children = levels === 0 ? [] : childrenOf(text, lines, wordsTo, end, levels - 1);
  return { kind: 'bullet', from, to: end, textRange, children };
}

/** An item goes on over blank lines while what follows is indented deeper than its marker. */
function endOfItem(
  text: string,
  lines: readonly Line[],
  from: number,
  item: { readonly indent: number; readonly hasWords: boolean },
  limit: number,
): number {
  let to = from + 1;
  let fence = fenceInside(text, lines[from]);
  let isOpen = isParagraph(text, lines[from]);
  let innermost = item.indent;
  for (let index = to; index < limit; index++) {
    const line = lines[index];
    if (!line) break;
    const source = lineText(text, line);
    if (isBlank(text, line)) continue;
    const isInside = indentOf(source) >= item.indent + 2;
    const isLazy =
      item.hasWords && !fence && index === to && !endsParagraph(text, line) && isOpen && !isBullet(source);
    if (!isInside && !isLazy) break;
    const isCode = indentOf(source) >= innermost + CODE_INSIDE;
    innermost = bulletOf(source)?.indent ?? innermost;
    isOpen = (isOpen && index === to && (!isInside || isCode)) || isParagraph(text, line);
    if (fence) fence = closesFence(source, fence) ? null : fence;
    else fence = fenceOf(source.trimStart());
    to = index + 1;
  }
  return to;
}

function endOfWords(text: string, lines: readonly Line[], from: number, end: number): number {
  if (fenceInside(text, lines[from])) return from + 1;
  let to = from + 1;
  for (; to < end; to++) {
    const line = lines[to];
    if (!line || isBlank(text, line)) break;
    const source = lineText(text, line);
    if (isBullet(source) || fenceOf(source.trimStart()) || endsParagraph(text, line)) break;
  }
  return to;
}

function childrenOf(
  text: string,
  lines: readonly Line[],
  from: number,
  end: number,
  levels: number,
): readonly BulletBlock[] {
  const children: BulletBlock[] = [];
  let fence: Fence | null = null;
  for (let index = from; index < end; index++) {
    const line = lines[index];
    if (!line || isBlank(text, line)) continue;
    const source = lineText(text, line);
    if (fence) {
      if (closesFence(source, fence)) fence = null;
      continue;
    }
    fence = fenceOf(source.trimStart());
    if (fence || !isBullet(source)) continue;
    const child = scanBullet(text, lines, index, end, levels);
    children.push(child);
    index = child.to - 1;
  }
  return children;
}

/** Words that the next line may go on: not a heading or a rule inside the item. */
function isParagraph(text: string, line: Line | undefined): boolean {
  const words = line ? lineText(text, line).replace(/^[ \t]*(?:[-*+]|\d{1,9}[.)])?[ \t]*/, '') : '';
  return words !== '' && !headingOf(words, 0) && !isRule(words);
}

function isBullet(source: string): boolean {
  return bulletOf(source) !== null;
}

function fenceInside(text: string, line: Line | undefined): Fence | null {
  if (!line) return null;
  const source = lineText(text, line);
  return fenceOf(source.slice(bulletOf(source)?.content ?? 0));
}

export function linesRange(lines: readonly Line[], block: { from: number; to: number }): TextRange {
  const start = lines[block.from]?.start ?? 0;
  return { start, end: lines[block.to - 1]?.next ?? start };
}
