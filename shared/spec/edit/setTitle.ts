import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import type { TextEdit } from '../textEdit.ts';
import { cleanHeading } from './cleanWords.ts';
import { setFrontMatterField } from './frontMatterEdits.ts';
import { insertLines } from './insertLines.ts';
import { smallestReplacement } from './smallestReplacement.ts';
import type { SpecEdits } from './specEdit.ts';

/** Sets the heading, and the front matter's title where there is front matter, so that they never tell two stories. */
export function setTitle(doc: SpecDocument, words: string): SpecEdits {
  const title = cleanHeading(words);
  if (title === '') return fail({ code: 'emptyText' });
  const field = doc.frontMatter ? setFrontMatterField(doc, 'title', title) : ok([]);
  if (!field.ok) return field;
  return ok([...field.value, ...headingEdits(doc, title)]);
}

function headingEdits(doc: SpecDocument, title: string): readonly TextEdit[] {
  const heading = doc.titleHeading;
  if (!heading) {
    const top = doc.frontMatter?.range.end ?? (doc.text.startsWith('\uFEFF') ? 1 : 0);
    return [insertLines(doc, top, [`# ${title}`], { before: true, after: true })];
  }
  const { start, end } = heading.textRange;
  if (start === end) return [{ start, end, text: (doc.text.charAt(start - 1) === '#' ? ' ' : '') + title }];
  const change = smallestReplacement(doc.text.slice(start, end), title);
  return change ? [{ start: start + change.start, end: start + change.end, text: change.text }] : [];
}
