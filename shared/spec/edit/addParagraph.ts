import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import { cleanParagraph } from './cleanWords.ts';
import { insertLines } from './insertLines.ts';
import { contentEnd, newSectionOffset, sectionTitle } from './sectionPlace.ts';
import type { SpecEdits } from './specEdit.ts';

/** Adds prose to Why, behind the part with the key `after`, at its end when absent. */
export function addParagraph(doc: SpecDocument, words: string, after?: string): SpecEdits {
  const clean = cleanParagraph(words);
  if (clean === '') return fail({ code: 'emptyText' });
  const lines = clean.split('\n');
  const section = doc.sections.find(({ kind }) => kind === 'why');
  const blank = { before: true, after: true };
  if (!section) {
    const all = [`## ${sectionTitle('why')}`, ...lines];
    return ok([insertLines(doc, newSectionOffset(doc, 'why'), all, blank)]);
  }
  const above = section.prose.find(({ key }) => key === after);
  const end = above?.range.end ?? contentEnd(section);
  return ok([insertLines(doc, end, lines, { before: end > section.heading.range.end, after: true })]);
}
