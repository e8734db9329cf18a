import { ok, type Result } from '#shared/contract/result.ts';
import { unwrap } from '../parse/wrappedText.ts';
import { parseSpec } from '../parseSpec.ts';
import type { SpecCriterion, SpecDocument, SpecItem, SpecProse, SpecText } from '../specDocument.ts';
import { applyEdits } from '../textEdit.ts';
import { editPartText } from './editPartText.ts';
import { removePart } from './removePart.ts';
import { setShownBy } from './setShownBy.ts';
import type { SpecEditError } from './specEdit.ts';
import { asOne, itemOf, type OutlineEdit } from './splitPart.ts';

/**
 * Puts the words of a line behind those of the line above, as Backspace at its beginning does. The id above stays, the
 * other is gone; lines that show the criterion go along. Null where there is no line above, or where more than words
 * would be lost: a date, a risk, a file, notes below.
 */
export function joinPart(doc: SpecDocument, key: string): Result<OutlineEdit, SpecEditError> | null {
  const criterion = doc.criteria.find((own) => own.key === key);
  if (criterion) return joinCriterion(doc, criterion);
  const item = itemOf(doc, key);
  if (item) return joinItem(doc, item);
  const prose = doc.sections.flatMap((section) => section.prose).find((own) => own.key === key);
  return prose ? joinParagraph(doc, prose) : null;
}

function joinCriterion(doc: SpecDocument, own: SpecCriterion): ReturnType<typeof joinPart> {
  const siblings = doc.requirements.find(({ key }) => key === own.requirement)?.criteria ?? [];
  const above = siblings[siblings.indexOf(own) - 1];
  if (!above || !isBare(doc, own, own.shownBy)) return null;
  const known = above.shownBy.map(({ text }) => text);
  const shown = [...above.shownBy, ...own.shownBy.filter(({ text }) => !known.includes(text))];
  return joined(doc, above, own, (words) => {
    const values = shown.map(({ kind, text }) => ({ kind, text }));
    return own.shownBy.length === 0 ? ok([]) : setShownBy(words, above.key, values);
  });
}

function joinItem(doc: SpecDocument, own: SpecItem): ReturnType<typeof joinPart> {
  const list = doc.sections.find(({ items }) => items.includes(own))?.items ?? [];
  const above = list[list.indexOf(own) - 1];
  if (above?.list !== own.list || !isBare(doc, own, [])) return null;
  return joined(doc, above, own, () => ok([]));
}

function joined(
  doc: SpecDocument,
  above: SpecText,
  own: SpecText,
  between: (doc: SpecDocument) => ReturnType<typeof editPartText>,
): Result<OutlineEdit, SpecEditError> {
  const steps = [
    (now: SpecDocument) => editPartText(now, above.key, `${above.text} ${own.text}`),
    between,
    (now: SpecDocument) => removePart(now, own.key),
  ];
  let text = doc.text;
  for (const step of steps) {
    const edits = step(parseSpec(text));
    if (!edits.ok) return edits;
    text = applyEdits(text, edits.value);
  }
  return ok({ edits: asOne(doc.text, text), key: above.key, caret: above.text.length + 1 });
}

/** Whether its lines hold nothing beside marker, id, words and the given children. */
function isBare(doc: SpecDocument, { range, textRange }: SpecText, children: readonly SpecText[]): boolean {
  const head = doc.text.slice(range.start, textRange.start);
  if (
    !/^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:(?:\*\*|__)?(?:AC-\d+\.\d+|[A-Z]\d+)[:.]?(?:\*\*|__)?[:.]?\s*)?$/.test(
      head,
    )
  )
    return false;
  const below = children.reduce((end, child) => Math.max(end, child.range.end), textRange.end);
  const lines = doc.text.slice(textRange.end, below).split(/\r\n|\n|\r/);
  const others = lines.filter((line) => line.trim() !== '').length;
  return others === children.length && doc.text.slice(below, range.end).trim() === '';
}

function joinParagraph(doc: SpecDocument, own: SpecProse): ReturnType<typeof joinPart> {
  const list = doc.sections.find(({ prose }) => prose.includes(own))?.prose ?? [];
  const above = list[list.indexOf(own) - 1];
  if (own.kind !== 'paragraph' || above?.kind !== 'paragraph') return null;
  const edit = { start: above.textRange.end, end: own.textRange.start, text: ' ' };
  if (doc.text.slice(edit.start, edit.end).trim() !== '') return null;
  return ok({ edits: [edit], key: above.key, caret: unwrap(above.text).length + 1 });
}
