import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import { insertLines } from './insertLines.ts';
import { removeLines } from './removePart.ts';
import type { SpecEdits } from './specEdit.ts';

/** Moves a requirement in front of another, or behind the last one for null. Ids stay as they are. */
export function moveRequirement(doc: SpecDocument, key: string, before: string | null): SpecEdits {
  const index = doc.requirements.findIndex((own) => own.key === key);
  const target =
    before === null ? doc.requirements.length : doc.requirements.findIndex((own) => own.key === before);
  const moved = doc.requirements[index];
  if (!moved) return fail({ code: 'unknownPart', key });
  if (target < 0) return fail({ code: 'unknownPart', key: before ?? '' });
  if (target === index || target === index + 1) return ok([]);
  const offset =
    doc.requirements[target]?.range.start ?? doc.requirements.at(-1)?.range.end ?? doc.text.length;
  const lines = [doc.text.slice(moved.range.start, moved.range.end).replace(/(?:\r\n|\n|\r)$/, '')];
  return ok([removeLines(doc, moved.range), insertLines(doc, offset, lines, { before: true, after: true })]);
}
