import { fail, ok } from '#shared/contract/result.ts';
import { unwrappedOffsets } from '../parse/wrappedText.ts';
import { reparseSpec } from '../reparseSpec.ts';
import type { SpecDocument, SpecText } from '../specDocument.ts';
import { applyEdits, type TextEdit } from '../textEdit.ts';
import { cleanHeading, cleanItem, cleanLine, cleanParagraph } from './cleanWords.ts';
import { type FoundPart, findPart } from './findPart.ts';
import { setTitle } from './setTitle.ts';
import { smallestReplacement } from './smallestReplacement.ts';
import type { SpecEdits } from './specEdit.ts';

/** Gives a part new words by the smallest edit. Line ends in them matter only in prose. */
export function editPartText(doc: SpecDocument, key: string, words: string): SpecEdits {
  if (key === 'request') return fail({ code: 'requestIsFixed' });
  if (key === 'title') return setTitle(doc, words);
  const found = findPart(doc, key);
  if (!found) return fail({ code: 'unknownPart', key });
  const clean = cleanFor(found, words);
  if (clean === '') return fail({ code: 'emptyText' });
  return found.layout === 'prose' ? editProse(doc, found.part, clean) : editLine(doc, found.part, clean);
}

function cleanFor({ part, layout }: FoundPart, words: string): string {
  switch (layout) {
    case 'heading':
      return cleanHeading(words);
    case 'item':
      return cleanItem(words);
    case 'line':
      return cleanLine(words);
    case 'prose':
      return 'kind' in part && part.kind === 'paragraph'
        ? cleanParagraph(words)
        : words.replace(/\r\n?/g, '\n').replace(/\s+$/, '');
  }
}

function editLine(doc: SpecDocument, part: SpecText, words: string): SpecEdits {
  const source = doc.text.slice(part.textRange.start, part.textRange.end);
  const change = smallestReplacement(part.text, words);
  if (!change) return ok([]);
  if (source === '') return ok([{ ...part.textRange, text: leadIn(doc, part) + words }]);
  const offsets = unwrappedOffsets(source);
  const at = (offset: number) => part.textRange.start + (offsets[offset] ?? source.length);
  const edit = { start: at(change.start), end: at(change.end), text: change.text };
  if (source === part.text || shows(doc, [edit], part.key, words)) return ok([edit]);
  return ok([{ ...part.textRange, text: words }]);
}

/** Words for a part that has none yet, such as `- **C1**` or a code reference without a note. */
function leadIn(doc: SpecDocument, part: SpecText): string {
  const before = doc.text.charAt(part.textRange.start - 1);
  if ('path' in part && part.path && !/[:\s]/.test(before)) return ': ';
  return /[ \t]/.test(before) ? '' : ' ';
}

function editProse(doc: SpecDocument, part: SpecText, words: string): SpecEdits {
  const change = smallestReplacement(part.text, words.replaceAll('\n', doc.eol));
  if (!change) return ok([]);
  const { start } = part.textRange;
  const edit = { start: start + change.start, end: start + change.end, text: change.text };
  const after = reparseSpec(doc, applyEdits(doc.text, [edit]));
  return outline(after) === outline(doc) ? ok([edit]) : fail({ code: 'wouldNotShow' });
}

function shows(doc: SpecDocument, edits: readonly TextEdit[], key: string, words: string): boolean {
  return findPart(reparseSpec(doc, applyEdits(doc.text, edits)), key)?.part.text === words;
}

/** The structure that an edit of prose must leave alone. */
function outline(doc: SpecDocument): string {
  const sections = doc.sections.map(({ key, items, requirements }) => [
    key,
    ...items.map((item) => item.key),
    ...requirements.flatMap((requirement) => [
      requirement.key,
      ...requirement.criteria.map((own) => own.key),
    ]),
  ]);
  return JSON.stringify([doc.titleHeading?.text, doc.request?.text, sections]);
}
