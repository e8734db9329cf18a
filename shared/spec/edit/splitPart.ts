import { fail, ok, type Result } from '#shared/contract/result.ts';
import { unwrap, unwrappedOffsets } from '../parse/wrappedText.ts';
import { reparseSpec } from '../reparseSpec.ts';
import type { SpecDocument, SpecItem, SpecProse } from '../specDocument.ts';
import { applyEdits, type TextEdit } from '../textEdit.ts';
import { addCriterion } from './addCriterion.ts';
import { addItem } from './addItem.ts';
import { editPartText } from './editPartText.ts';
import { findPart } from './findPart.ts';
import { smallestReplacement } from './smallestReplacement.ts';
import type { SpecEditError } from './specEdit.ts';

/** One edit, and the key of the part that holds the caret behind it. */
export type OutlineEdit = {
  readonly edits: readonly TextEdit[];
  readonly key: string;
  readonly caret: number;
};

/**
 * Cuts a line in two, as Enter in its middle does: `before` stays, `after` becomes the next line with an id of its own.
 * Both have words. What shows a criterion stays with the first half.
 */
export function splitPart(
  doc: SpecDocument,
  key: string,
  before: string,
  after: string,
  usedIds: readonly string[],
): Result<OutlineEdit, SpecEditError> {
  const prose = doc.sections.flatMap((section) => section.prose).find((own) => own.key === key);
  if (prose) return splitParagraph(doc, prose, before, after);
  const shortened = editPartText(doc, key, before);
  if (!shortened.ok) return shortened;
  const first = reparseSpec(doc, applyEdits(doc.text, shortened.value));
  const added = addBehind(first, key, after, usedIds);
  if (!added.ok) return added;
  const text = applyEdits(first.text, added.value.edits);
  return ok({
    edits: asOne(doc.text, text),
    key: added.value.id ?? keyBehind(reparseSpec(first, text), key),
    caret: 0,
  });
}

function addBehind(doc: SpecDocument, key: string, words: string, usedIds: readonly string[]) {
  const criterion = doc.criteria.find((own) => own.key === key);
  if (criterion) return addCriterion(doc, criterion.requirement, words, { usedIds, after: key });
  const item = itemOf(doc, key);
  return item
    ? addItem(doc, item.list, words, { usedIds, after: key })
    : fail({ code: 'unknownPart' as const, key });
}

/** Lines without ids are told by their place, so the next one has the next number. */
function keyBehind(doc: SpecDocument, key: string): string {
  const items = doc.sections.flatMap((section) => section.items);
  const index = items.findIndex((own) => own.key === key);
  return items[index + 1]?.key ?? key;
}

function splitParagraph(
  doc: SpecDocument,
  part: SpecProse,
  before: string,
  after: string,
): Result<OutlineEdit, SpecEditError> {
  const words = unwrap(part.text);
  const offsets = unwrappedOffsets(part.text);
  const [from, to] = [offsets[before.length], offsets[words.length - after.length]];
  if (!words.startsWith(before) || !words.endsWith(after) || from === undefined || to === undefined) {
    return fail({ code: 'wordsGone', target: part.key, before });
  }
  const { start } = part.textRange;
  const edits = [{ start: start + from, end: start + to, text: doc.eol + doc.eol }];
  const next = part.key.replace(/\d+$/, (number) => String(Number(number) + 1));
  const isThere = findPart(reparseSpec(doc, applyEdits(doc.text, edits)), next)?.part.text !== undefined;
  return isThere ? ok({ edits, key: next, caret: 0 }) : fail({ code: 'wouldNotShow' });
}

export function itemOf(doc: SpecDocument, key: string): SpecItem | undefined {
  return doc.sections.flatMap((section) => section.items).find((own) => own.key === key);
}

/** Several steps as the one replacement that they come to. */
export function asOne(before: string, after: string): readonly TextEdit[] {
  const change = smallestReplacement(before, after);
  return change ? [change] : [];
}
