import {
  bulletOf,
  closesFence,
  type Fence,
  fenceOf,
  headingOf,
  htmlEnd,
  indentOf,
  isBlank,
  isQuote,
  isRule,
  lineText,
  underlineLevel,
} from './lineShape.ts';
import type { MarkdownBlock, MarkdownBlocks } from './markdownBlock.ts';
import { endsParagraph } from './paragraphEnd.ts';
import { scanBullet } from './scanBullet.ts';
import type { Line } from './splitLines.ts';
import { trimRange } from './wrappedText.ts';

/**
 * Reads lines from `from` on into blocks in order, until one begins at `to` or behind it. Every line that is not blank
 * belongs to exactly one block.
 */
export function scanBlocks(
  text: string,
  lines: readonly Line[],
  from: number,
  to = lines.length,
): MarkdownBlocks {
  const blocks: MarkdownBlock[] = [];
  let unclosedFence: number | null = null;
  let index = from;
  while (index < to) {
    const line = lines[index];
    if (!line || isBlank(text, line)) {
      index++;
      continue;
    }
    const source = lineText(text, line);
    const fence = fenceOf(source);
    if (fence) {
      const end = endOfFence(text, lines, index, fence);
      if (!end.closed) unclosedFence ??= index;
      blocks.push({ kind: 'code', from: index, to: end.to });
    } else {
      blocks.push(blockAt(text, lines, index, source));
    }
    index = blocks.at(-1)?.to ?? index + 1;
  }
  return { blocks, unclosedFence };
}

function blockAt(text: string, lines: readonly Line[], from: number, source: string): MarkdownBlock {
  const line = lines[from];
  const heading = headingOf(source, line?.start ?? 0);
  if (heading) return { kind: 'heading', from, to: from + 1, ...heading };
  if (isQuote(source)) return { kind: 'quote', from, to: endOfQuote(text, lines, from) };
  const end = htmlEnd(source);
  if (end) return { kind: 'html', from, to: endOfHtml(text, lines, from, end) };
  if (isRule(source)) return { kind: 'rule', from, to: from + 1 };
  const bullet = bulletOf(source);
  if (bullet && bullet.indent < 4) return scanBullet(text, lines, from);
  return isIndented(source) ? indentedCode(text, lines, from) : paragraphAt(text, lines, from);
}

function isIndented(source: string): boolean {
  return indentOf(source) >= 4;
}

function indentedCode(text: string, lines: readonly Line[], from: number): MarkdownBlock {
  let to = from + 1;
  for (
    let line = lines[to];
    line && !isBlank(text, line) && isIndented(lineText(text, line));
    line = lines[to]
  )
    to++;
  return { kind: 'code', from, to };
}

/** A paragraph, or the heading it becomes by a line of `=` or `-` below it. */
function paragraphAt(text: string, lines: readonly Line[], from: number): MarkdownBlock {
  let to = from + 1;
  for (let line = lines[to]; line; line = lines[to]) {
    const level = underlineLevel(lineText(text, line));
    if (level) {
      const textRange = trimRange(text, { start: lines[from]?.start ?? 0, end: lines[to - 1]?.end ?? 0 });
      return { kind: 'heading', from, to: to + 1, level, textRange };
    }
    if (endsParagraph(text, line)) break;
    to++;
  }
  const second = lines[from + 1];
  const isTable = second !== undefined && to > from + 1 && isTableRule(lineText(text, second));
  return { kind: isTable ? 'table' : 'paragraph', from, to };
}

function isTableRule(source: string): boolean {
  return (
    source.includes('|') && /^ {0,3}\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$/.test(source)
  );
}

function endOfFence(
  text: string,
  lines: readonly Line[],
  from: number,
  fence: Fence,
): { to: number; closed: boolean } {
  for (let index = from + 1; index < lines.length; index++) {
    const line = lines[index];
    if (line && closesFence(lineText(text, line), fence)) return { to: index + 1, closed: true };
  }
  return { to: lines.length, closed: false };
}

/** A quoted paragraph may go on without the mark. */
function endOfQuote(text: string, lines: readonly Line[], from: number): number {
  let to = from;
  let isParagraph = false;
  for (let line = lines[to]; line; line = lines[to]) {
    const source = lineText(text, line);
    if (!isQuote(source) && (!isParagraph || endsParagraph(text, line))) break;
    const words = source.replace(/^ {0,3}> ?/, '');
    const isPlain = words.trim() !== '' && !headingOf(words, 0) && !fenceOf(words) && !isRule(words);
    isParagraph = isPlain && !htmlEnd(words) && (isParagraph || !isIndented(words));
    to++;
  }
  return to;
}

function endOfHtml(text: string, lines: readonly Line[], from: number, end: RegExp | 'blank'): number {
  for (let index = from; index < lines.length; index++) {
    const line = lines[index];
    if (!line) break;
    if (end === 'blank' ? isBlank(text, line) : end.test(lineText(text, line))) {
      return end === 'blank' ? index : index + 1;
    }
  }
  return lines.length;
}
