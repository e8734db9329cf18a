import { fail, ok } from '#shared/contract/result.ts';
import type { SpecCriterion, SpecDocument } from '../specDocument.ts';
import type { TextEdit, TextRange } from '../textEdit.ts';
import { insertLines, nextLineStart } from './insertLines.ts';
import { removeLines } from './removePart.ts';
import { type ShownByValue, shownByWords } from './shownByLine.ts';
import type { SpecEdits } from './specEdit.ts';

/** Says anew what shows a criterion; lines that stay the same are not touched. */
export function setShownBy(doc: SpecDocument, key: string, values: readonly ShownByValue[]): SpecEdits {
  const criterion = doc.criteria.find((own) => own.key === key);
  if (!criterion) return fail({ code: 'unknownPart', key });
  const wanted = values.map(shownByWords).filter((words) => words !== '' && words !== '``');
  const present = criterion.shownBy;
  const replaced = present.flatMap((own, index): TextEdit[] => {
    const words = wanted[index];
    if (words === undefined || words === shownByWords(own)) return [];
    const ticks = own.kind === 'command' ? tickCount(doc.text, own.textRange.start) : 0;
    return [{ start: own.textRange.start - ticks, end: own.textRange.end + ticks, text: words }];
  });
  const added = wanted.slice(present.length);
  if (added.length > 0) return ok([...replaced, addLines(doc, criterion, added)]);
  return ok([
    ...replaced,
    ...adjoining(present.slice(wanted.length)).map((range) => removeLines(doc, range)),
  ]);
}

/** Lines that follow each other, as one range. */
function adjoining(parts: readonly { readonly range: TextRange }[]): readonly TextRange[] {
  return parts.reduce<TextRange[]>((ranges, { range }) => {
    const last = ranges.at(-1);
    if (last?.end !== range.start) return [...ranges, range];
    return [...ranges.slice(0, -1), { start: last.start, end: range.end }];
  }, []);
}

function tickCount(text: string, offset: number): number {
  return /`*$/.exec(text.slice(Math.max(0, offset - 20), offset))?.[0].length ?? 0;
}

function addLines(doc: SpecDocument, criterion: SpecCriterion, words: readonly string[]): TextEdit {
  const last = criterion.shownBy.at(-1);
  const from = last?.range.start ?? criterion.range.start;
  const [, indent = '', marker = '-'] = /^([ \t]*)([-*+])?/.exec(doc.text.slice(from)) ?? [];
  const own = last ? indent : `${indent}  `;
  const offset = last?.range.end ?? nextLineStart(doc.text, criterion.textRange.end);
  const lines = words.map((text) => `${own}${marker} shown by: ${text}`);
  return insertLines(doc, offset, lines, { before: false, after: false });
}
