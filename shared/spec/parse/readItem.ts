import type { SpecList } from '../proposal.ts';
import type {
  SpecAssumption,
  SpecBoundary,
  SpecCodeReference,
  SpecDecision,
  SpecItem,
  SpecQuestion,
  SpecText,
} from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import type { BulletBlock } from './markdownBlock.ts';
import { linesRange } from './scanBullet.ts';
import { hasIds } from './sectionKind.ts';
import type { Line } from './splitLines.ts';
import { trimRange, unwrap } from './wrappedText.ts';

const BOLD_ID = /^(\*\*|__)((?:AC-\d{1,6}\.\d{1,6})|[CBNADQ]\d{1,6})[:.]?\1[:.]?(?:\s+|$)/;
const BARE_ID = /^((?:AC-\d{1,6}\.\d{1,6})|[CBNADQ]\d{1,6})[:.]?(?:\s+|$)/;

export type LeadingId = { readonly id: string; readonly idRange: TextRange; readonly textRange: TextRange };

/** The id that a list item opens with; one that is not bold counts only where ids are expected. */
export function leadingId(text: string, range: TextRange, allowBare: boolean): LeadingId | null {
  const words = text.slice(range.start, Math.min(range.end, range.start + 40));
  const bold = BOLD_ID.exec(words);
  const bare = bold || !allowBare ? null : BARE_ID.exec(words);
  const id = bold?.[2] ?? bare?.[1];
  const found = bold ?? bare;
  if (!found || !id) return null;
  const start = range.start + (bold?.[1]?.length ?? 0);
  return {
    id,
    idRange: { start, end: start + id.length },
    textRange: { start: Math.min(range.end, range.start + found[0].length), end: range.end },
  };
}

export type ReadItem =
  | SpecItem
  | SpecBoundary
  | SpecAssumption
  | SpecDecision
  | SpecQuestion
  | SpecCodeReference;

/** `nameKey` makes a key unique within the document. */
export function readItem(
  text: string,
  lines: readonly Line[],
  bullet: BulletBlock,
  list: SpecList,
  nameKey: (id: string | null) => string,
): ReadItem {
  const found = hasIds(list) ? leadingId(text, bullet.textRange, true) : null;
  const key = nameKey(found?.id ?? null);
  const base = {
    key,
    list,
    id: found?.id ?? null,
    idRange: found?.idRange ?? null,
    range: linesRange(lines, bullet),
    line: bullet.from + 1,
  };
  const textRange = found?.textRange ?? bullet.textRange;
  switch (list) {
    case 'boundaries': {
      const mark = leadingMark(text, textRange, /^\(([^()\n]{1,60})\)(?:\s+|$)/);
      return { ...base, list, kind: mark.value, ...words(text, mark.rest) };
    }
    case 'assumptions': {
      const mark = leadingMark(text, textRange, /^\(risk:[ \t]*([^()\n]{1,60})\)(?:\s+|$)/i);
      return { ...base, list, risk: mark.value, ...words(text, mark.rest) };
    }
    case 'decisions':
      return { ...base, list, ...readDecision(text, textRange) };
    case 'questions':
      return { ...base, list, ...words(text, textRange), waitsFor: readWaitsFor(text, lines, bullet, key) };
    case 'code':
      return { ...base, list, ...readCodeReference(text, textRange) };
    case 'scopeIn':
    case 'scopeOptional':
    case 'scopeOut':
    case 'constraints':
    case 'integration':
      return { ...base, ...words(text, textRange) };
  }
}

function words(text: string, range: TextRange): { text: string; textRange: TextRange } {
  const textRange = trimRange(text, range);
  return { text: unwrap(text.slice(textRange.start, textRange.end)), textRange };
}

function leadingMark(
  text: string,
  range: TextRange,
  pattern: RegExp,
): { value: string | null; rest: TextRange } {
  const found = pattern.exec(text.slice(range.start, range.end));
  if (!found) return { value: null, rest: range };
  return {
    value: found[1]?.trim() ?? null,
    rest: { start: range.start + found[0].length, end: range.end },
  };
}

/** `(from Q7)`, or `(from 001-settings-editors D1)` for one that was taken over from another spec. */
const ORIGIN = /\s*\(from ((?:[\p{L}\p{N}][\p{L}\p{N}._-]{0,119} D|Q)\d{1,6})\)$/u;

function readDecision(text: string, range: TextRange) {
  const date = leadingMark(text, range, /^(\d{4}-\d{2}-\d{2}):?(?:\s+|$)/);
  const from = ORIGIN.exec(text.slice(date.rest.start, date.rest.end));
  const end = from ? date.rest.start + from.index : date.rest.end;
  return { date: date.value, from: from?.[1] ?? null, ...words(text, { start: date.rest.start, end }) };
}

function readCodeReference(text: string, range: TextRange) {
  const found = /^`([^`\n]+)`(?:[ \t]*(?::|–|—|-)\s*|\s+|$)/.exec(text.slice(range.start, range.end));
  const place = found?.[1]?.trim();
  if (!found || !place) return { path: null, symbol: null, codeLine: null, ...words(text, range) };
  const [, path = place, symbol, line] = /^(.*?)(?:#(.+)|:(\d{1,7})(?:[-:]\d+)?)?$/.exec(place) ?? [];
  return {
    path,
    symbol: symbol ?? null,
    codeLine: line ? Number(line) : null,
    ...words(text, { start: range.start + found[0].length, end: range.end }),
  };
}

function readWaitsFor(
  text: string,
  lines: readonly Line[],
  bullet: BulletBlock,
  key: string,
): SpecText | null {
  for (const child of bullet.children) {
    const mark = leadingMark(text, child.textRange, /^(waits for):?(?:\s+|$)/i);
    if (!mark.value) continue;
    const place = { key: `${key}/waitsFor`, range: linesRange(lines, child), line: child.from + 1 };
    return { ...place, ...words(text, mark.rest) };
  }
  return null;
}
