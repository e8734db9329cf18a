import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import type { TextEdit, TextRange } from '../textEdit.ts';
import { findPart } from './findPart.ts';
import { isBlankAfter, isBlankBefore } from './insertLines.ts';
import type { SpecEdits } from './specEdit.ts';

/** Removes a part, or a section by its key, with the blank lines that would be left doubled. */
export function removePart(doc: SpecDocument, key: string): SpecEdits {
  if (key === 'request') return fail({ code: 'requestIsFixed' });
  const section = doc.sections.find((own) => own.key === key);
  if (section) return ok([removeLines(doc, section.range)]);
  const found = key === 'title' ? null : findPart(doc, key);
  return found ? ok([removeLines(doc, found.part.range)]) : fail({ code: 'unknownPart', key });
}

/** `range` covers whole lines. A file without a final line end stays without. */
export function removeLines(doc: SpecDocument, range: TextRange): TextEdit {
  const { text } = doc;
  let { start, end } = range;
  if (isBlankBefore(text, start) && isBlankAfter(text, end)) {
    const below = /^(?:[ \t]*(?:\r\n|\n|\r))*/.exec(text.slice(end))?.[0].length ?? 0;
    if (end + below < text.length) end += below;
    else start = blankStart(text, start);
  }
  const wasOpen = end === text.length && !/[\r\n]$/.test(text);
  if (wasOpen) start -= /(?:\r\n|\n|\r)$/.exec(text.slice(0, start))?.[0].length ?? 0;
  return { start, end, text: '' };
}

/** Where the run of blank lines above `offset` begins. */
function blankStart(text: string, offset: number): number {
  return offset - (/(?<=[\r\n])(?:[ \t]*(?:\r\n|\n|\r))+$/.exec(text.slice(0, offset))?.[0].length ?? 0);
}
