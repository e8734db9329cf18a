import type { TextRange } from '../textEdit.ts';
import type { Line } from './splitLines.ts';

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
const CLOSING_HASHES = /(?:^|[ \t]+)#+[ \t]*$/;
const FENCE = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/;
const BULLET = /^([ \t]*)([-*+]|\d{1,9}[.)])(?:([ \t]+)(?=\S)|[ \t]*$)/;
const RULE = /^ {0,3}(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,}|(?:_[ \t]*){3,})$/;
const UNDERLINE = /^ {0,3}(=+|-+)[ \t]*$/;
/** CommonMark's HTML blocks 1 to 6; a lone inline tag (7) is a paragraph here. */
const HTML_RAW = /^ {0,3}<(script|pre|style|textarea)(?=[\s>]|$)/i;
const HTML_BLOCK =
  /^ {0,3}<\/?(?:address|article|aside|blockquote|body|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure|footer|form|h[1-6]|head|header|hr|html|iframe|legend|li|main|menu|nav|ol|optgroup|option|p|section|summary|table|tbody|td|tfoot|th|thead|title|tr|ul)(?=[\s>/]|$)/i;

export type Fence = { readonly character: string; readonly length: number };

export function lineText(text: string, line: Line): string {
  return text.slice(line.start, line.end);
}

export function isBlank(text: string, line: Line): boolean {
  for (let index = line.start; index < line.end; index++) {
    const code = text.charCodeAt(index);
    if (code !== 32 && code !== 9) return false;
  }
  return true;
}

export function headingOf(source: string, start: number): { level: number; textRange: TextRange } | null {
  const found = HEADING.exec(source);
  if (!found?.[1]) return null;
  const content = source.slice(found[0].length).replace(CLOSING_HASHES, '').trimEnd();
  const textStart = start + found[0].length;
  return { level: found[1].length, textRange: { start: textStart, end: textStart + content.length } };
}

/** A fence of backticks may not have a backtick behind it: that is inline code. */
export function fenceOf(source: string): Fence | null {
  const found = FENCE.exec(source);
  if (!found?.[1]) return null;
  if (found[1][0] === '`' && found[2]?.includes('`')) return null;
  return { character: found[1].charAt(0), length: found[1].length };
}

export function closesFence(source: string, fence: Fence): boolean {
  const body = source.trim();
  return body.length >= fence.length && body === fence.character.repeat(body.length);
}

export type BulletShape = { readonly indent: number; readonly content: number };

/** `indent` counts columns before the marker, `content` the characters up to the words. */
export function bulletOf(source: string): BulletShape | null {
  const found = BULLET.exec(source);
  if (!found) return null;
  return { indent: columns(found[1] ?? ''), content: found[0].length };
}

export function indentOf(source: string): number {
  return columns(/^[ \t]*/.exec(source)?.[0] ?? '');
}

function columns(space: string): number {
  let column = 0;
  for (const character of space) column = character === '\t' ? column + 4 - (column % 4) : column + 1;
  return column;
}

export function isRule(source: string): boolean {
  return RULE.test(source);
}

/** The level that a line of `=` or `-` gives to the single line above it. */
export function underlineLevel(source: string): number | null {
  const mark = UNDERLINE.exec(source)?.[1];
  return mark ? (mark.startsWith('=') ? 1 : 2) : null;
}

/** What ends the HTML block that begins here; null when none does. */
export function htmlEnd(source: string): RegExp | 'blank' | null {
  const raw = HTML_RAW.exec(source)?.[1];
  if (raw) return new RegExp(`</${raw}>`, 'i');
  if (/^ {0,3}<!--/.test(source)) return /-->/;
  if (/^ {0,3}<(?:\?|![a-z])/i.test(source)) return />/;
  return HTML_BLOCK.test(source) ? 'blank' : null;
}

export function isQuote(source: string): boolean {
  return /^ {0,3}>/.test(source);
}
