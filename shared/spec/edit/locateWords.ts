import { fail, ok, type Result } from '#shared/contract/result.ts';
import { unwrap, unwrappedOffsets } from '../parse/wrappedText.ts';
import type { SpecDocument, SpecText } from '../specDocument.ts';
import type { TextRange } from '../textEdit.ts';
import { findPart } from './findPart.ts';
import type { SpecEditError } from './specEdit.ts';

/** `inPart` counts from the start of the part's unwrapped words, `range` from the start of the file. */
export type LocatedWords = {
  readonly part: SpecText;
  readonly inPart: TextRange;
  readonly range: TextRange;
};

/** Finds words that stand exactly once in a part; `target` is a part's key, or `why` for all prose of that section. */
export function locateWords(
  doc: SpecDocument,
  target: string,
  before: string,
): Result<LocatedWords, SpecEditError> {
  const parts = partsOf(doc, target);
  if (parts.length === 0) return fail({ code: 'unknownPart', key: target });
  const found = before === '' ? [] : parts.flatMap((part) => findAll(doc, part, before));
  const [only] = found;
  if (!only) return fail({ code: 'wordsGone', target, before });
  return found.length > 1 ? fail({ code: 'wordsRepeated', target, before }) : ok(only);
}

function partsOf(doc: SpecDocument, target: string): readonly SpecText[] {
  if (target === 'why')
    return doc.sections.filter(({ kind }) => kind === 'why').flatMap(({ prose }) => prose);
  const found = findPart(doc, target);
  return found ? [found.part] : [];
}

function findAll(doc: SpecDocument, part: SpecText, before: string): readonly LocatedWords[] {
  const source = doc.text.slice(part.textRange.start, part.textRange.end);
  const words = unwrap(source);
  const offsets = unwrappedOffsets(source);
  const at = (offset: number) => part.textRange.start + (offsets[offset] ?? source.length);
  const found: LocatedWords[] = [];
  for (let start = words.indexOf(before); start >= 0; start = words.indexOf(before, start + 1)) {
    const inPart = { start, end: start + before.length };
    found.push({ part, inPart, range: { start: at(inPart.start), end: at(inPart.end) } });
  }
  return found;
}
