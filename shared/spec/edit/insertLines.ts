import type { SpecDocument } from '../specDocument.ts';
import type { TextEdit } from '../textEdit.ts';

/**
 * Inserts whole lines at `offset`, which must begin a line or end the file. `lines` are joined by the file's
 * own line end; blank lines that the neighbours already give are not doubled, and a file without a final
 * line end stays without.
 */
export function insertLines(
  doc: SpecDocument,
  offset: number,
  lines: readonly string[],
  blank: { readonly before: boolean; readonly after: boolean },
): TextEdit {
  const { text, eol } = doc;
  const isFirst = text.slice(0, offset).replace(/^\uFEFF/, '') === '';
  const isLast = offset === text.length;
  const openLine = !isFirst && !endsLine(text, offset);
  let block = lines.join(eol);
  if (blank.before && !isFirst && !isBlankBefore(text, offset)) block = eol + block;
  if (openLine) block = eol + block;
  else block += eol;
  if (blank.after && !isLast && !isBlankAfter(text, offset)) block += eol;
  return { start: offset, end: offset, text: block };
}

function endsLine(text: string, offset: number): boolean {
  const code = text.charCodeAt(offset - 1);
  return code === 10 || code === 13;
}

/** True when the line above `offset` is empty. */
export function isBlankBefore(text: string, offset: number): boolean {
  return /(?:^\uFEFF?|\n|\r)[ \t]*(?:\r\n|\n|\r)$/.test(text.slice(Math.max(0, offset - 200), offset));
}

/** True when the line at `offset` is empty, or the file ends there. */
export function isBlankAfter(text: string, offset: number): boolean {
  return /^[ \t]*(?:\r\n|\n|\r|$)/.test(text.slice(offset, offset + 200));
}

/** Where the line after the one that holds `offset` begins. */
export function nextLineStart(text: string, offset: number): number {
  const rest = /[^\r\n]*(?:\r\n|\n|\r|$)/y;
  rest.lastIndex = offset;
  return offset + (rest.exec(text)?.[0].length ?? 0);
}
