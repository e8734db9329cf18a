import {
  bulletOf,
  closesFence,
  type Fence,
  fenceOf,
  headingOf,
  htmlEnd,
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

/** Reads lines [from, …) into blocks in order. Every line that is not blank belongs to exactly one block. */
export function scanBlocks(text: string, lines: readonly Line[], from: number): MarkdownBlocks {
  const blocks: MarkdownBlock[] = [];
  let unclosedFence: number | null = null;
  let index = from;
  while (index < lines.length) {
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
  return paragraphAt(text, lines, from, source);
}

function paragraphAt(text: string, lines: readonly Line[], from: number, source: string): MarkdownBlock {
  const [first, second] = [lines[from], lines[from + 1]];
  const level = second && !/^ {4}/.test(source) ? underlineLevel(lineText(text, second)) : null;
  if (first && level) {
    return { kind: 'heading', from, to: from + 2, level, textRange: trimRange(text, first) };
  }
  let to = from + 1;
  for (let line = lines[to]; line && !endsParagraph(text, line); line = lines[to]) to++;
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

function endOfQuote(text: string, lines: readonly Line[], from: number): number {
  let to = from + 1;
  for (let line = lines[to]; line && isQuote(lineText(text, line)); line = lines[to]) to++;
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
