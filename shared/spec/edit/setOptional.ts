import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument } from '../specDocument.ts';
import type { SpecEdits } from './specEdit.ts';

/** Writes or takes away the mark `(optional)` of a requirement. */
export function setOptional(doc: SpecDocument, key: string, optional: boolean): SpecEdits {
  const requirement = doc.requirements.find((own) => own.key === key);
  if (!requirement) return fail({ code: 'unknownPart', key });
  if (requirement.optional === optional) return ok([]);
  const { start } = requirement.textRange;
  if (optional) return ok([{ start, end: start, text: '(optional) ' }]);
  const mark = /\(optional\)[ \t]*$/i.exec(doc.text.slice(requirement.idRange.end, start));
  return ok([{ start: start - (mark?.[0].length ?? 0), end: start, text: '' }]);
}
