import { fail, ok } from '#shared/contract/result.ts';
import { hasIds } from '../parse/sectionKind.ts';
import type { SpecList } from '../proposal.ts';
import type { SpecDocument, SpecItem, SpecSection } from '../specDocument.ts';
import type { TextEdit } from '../textEdit.ts';
import { cleanItem, cleanLine } from './cleanWords.ts';
import { nextItemId } from './ids.ts';
import { insertLines, isBlankBefore } from './insertLines.ts';
import {
  contentEnd,
  isScopeList,
  newSectionOffset,
  SCOPE_HEADINGS,
  SCOPE_ORDER,
  type ScopeList,
  sectionTitle,
} from './sectionPlace.ts';
import type { SpecAddition } from './specEdit.ts';

export type ItemOptions = {
  /** Ids of earlier versions, so that none comes back. */
  readonly usedIds: readonly string[];
  /** For an open question. */
  readonly waitsFor?: string;
  /** Key of the line it goes behind; null for the first place, the last one when absent. */
  readonly after?: string | null;
};

/**
 * Adds a line to a list, at its end unless told where; makes the section, and in Scope the heading, when they are not
 * there.
 */
export function addItem(
  doc: SpecDocument,
  list: SpecList,
  words: string,
  options: ItemOptions,
): SpecAddition {
  const clean = hasIds(list) ? cleanLine(words) : cleanItem(words);
  if (clean === '') return fail({ code: 'emptyText' });
  const id = hasIds(list) ? nextItemId(doc, options.usedIds, list) : null;
  const line = id ? `**${id}** ${clean}` : clean;
  const waits = options.waitsFor ? [`- waits for: ${cleanLine(options.waitsFor)}`] : [];
  return ok({ id, edits: [placeItem(doc, list, line, waits, options.after)] });
}

function placeItem(
  doc: SpecDocument,
  list: SpecList,
  line: string,
  nested: readonly string[],
  after: string | null | undefined,
): TextEdit {
  const first = doc.sections.flatMap((own) => own.items).find((item) => item.list === list);
  if (after === null && first) return beforeItem(doc, first, line, nested);
  const isWanted = (item: SpecItem) => item.list === list && (!after || item.key === after);
  const section = doc.sections.findLast((own) => own.items.some(isWanted));
  const last = section?.items.findLast(isWanted);
  if (section && last) return afterItem(doc, section, last, line, nested);
  const lines = [`- ${line}`, ...nested.map((own) => `  ${own}`)];
  return isScopeList(list) ? intoScope(doc, list, lines) : intoSection(doc, list, lines);
}

function beforeItem(doc: SpecDocument, first: SpecItem, line: string, nested: readonly string[]): TextEdit {
  const { indent, marker, gap } = markerOf(doc, first);
  const lines = [`${indent}${marker}${gap}${line}`, ...nested.map((own) => `${indent}  ${own}`)];
  return insertLines(doc, first.range.start, lines, { before: false, after: false });
}

function markerOf(doc: SpecDocument, { range }: SpecItem) {
  const [, indent = '', marker = '-', gap = ' '] =
    /^([ \t]*)([-*+]|\d{1,9}[.)])([ \t]*)/.exec(doc.text.slice(range.start, range.end)) ?? [];
  return { indent, marker, gap: gap || ' ' };
}

/** Keeps the marker, indent and spacing of the line above. */
function afterItem(
  doc: SpecDocument,
  section: SpecSection,
  last: SpecItem,
  line: string,
  nested: readonly string[],
): TextEdit {
  const { indent, marker, gap } = markerOf(doc, last);
  const ownMarker = /^[-*+]$/.test(marker) ? marker : `${Number.parseInt(marker, 10) + 1}${marker.slice(-1)}`;
  const lines = [`${indent}${ownMarker}${gap}${line}`, ...nested.map((own) => `${indent}  ${own}`)];
  const isLoose = section.items.indexOf(last) > 0 && isBlankBefore(doc.text, last.range.start);
  const isMiddle = doc.text.slice(last.range.end).trimStart().startsWith('#');
  return insertLines(doc, last.range.end, lines, { before: isLoose, after: isMiddle && isLoose });
}

function intoSection(
  doc: SpecDocument,
  kind: Exclude<SpecList, ScopeList>,
  lines: readonly string[],
): TextEdit {
  const section = doc.sections.find((own) => own.kind === kind);
  if (!section) {
    const heading = `## ${sectionTitle(kind)}`;
    return insertLines(doc, newSectionOffset(doc, kind), [heading, ...lines], { before: true, after: true });
  }
  const end = contentEnd(section);
  const isEmpty = end === section.heading.range.end;
  return insertLines(doc, end, lines, { before: !isEmpty, after: true });
}

function intoScope(doc: SpecDocument, list: ScopeList, lines: readonly string[]): TextEdit {
  const own = doc.sections.flatMap(({ lists }) => lists).find((entry) => entry.list === list);
  if (own) return insertLines(doc, own.heading.range.end, lines, { before: false, after: false });
  const heading = `### ${SCOPE_HEADINGS[list]}`;
  const scope = doc.sections.find(({ kind }) => kind === 'scope');
  if (!scope) {
    const all = ['## Scope', heading, ...lines];
    return insertLines(doc, newSectionOffset(doc, 'scope'), all, { before: true, after: true });
  }
  const rank = (other: SpecList) => SCOPE_ORDER.indexOf(other as ScopeList);
  const later = scope.lists.find((entry) => rank(entry.list) > rank(list));
  const offset = later ? later.heading.range.start : contentEnd(scope);
  return insertLines(doc, offset, [heading, ...lines], { before: false, after: !later });
}
