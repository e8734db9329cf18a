import { fail, ok } from '#shared/contract/result.ts';
import type { SpecDocument, SpecPart } from '../specDocument.ts';
import { insertLines, isBlankBefore } from './insertLines.ts';
import { removeLines } from './removePart.ts';
import type { SpecEdits } from './specEdit.ts';

/** Moves a requirement in front of another, or behind the last one for null. Ids stay as they are. */
export function moveRequirement(doc: SpecDocument, key: string, before: string | null): SpecEdits {
  return moveAmong(doc, doc.requirements, key, before, true);
}

/** Moves a criterion among those of its requirement: in front of another, or behind the last one for null. */
export function moveCriterion(doc: SpecDocument, key: string, before: string | null): SpecEdits {
  const owner = doc.requirements.find(({ criteria }) => criteria.some((own) => own.key === key));
  if (!owner) return fail({ code: 'unknownPart', key });
  const isLoose = owner.criteria.slice(1).some(({ range }) => isBlankBefore(doc.text, range.start));
  return moveAmong(doc, owner.criteria, key, before, isLoose);
}

/** Lines of the part go elsewhere as they are; only blank lines around both places are made or taken. */
function moveAmong(
  doc: SpecDocument,
  parts: readonly SpecPart[],
  key: string,
  before: string | null,
  isLoose: boolean,
): SpecEdits {
  const index = parts.findIndex((own) => own.key === key);
  const target = before === null ? parts.length : parts.findIndex((own) => own.key === before);
  const moved = parts[index];
  if (!moved) return fail({ code: 'unknownPart', key });
  if (target < 0) return fail({ code: 'unknownPart', key: before ?? '' });
  if (target === index || target === index + 1) return ok([]);
  const offset = parts[target]?.range.start ?? parts.at(-1)?.range.end ?? doc.text.length;
  const lines = [doc.text.slice(moved.range.start, moved.range.end).replace(/(?:\r\n|\n|\r)$/, '')];
  const blank = { before: isLoose && target > 0, after: isLoose };
  return ok([removeLines(doc, moved.range), insertLines(doc, offset, lines, blank)]);
}

/**
 * The part to stand in front of after a step up (-1) or down (1) among `keys`; null for behind the last,
 * undefined where there is no way to go.
 */
export function stepTarget(keys: readonly string[], key: string, by: -1 | 1): string | null | undefined {
  const index = keys.indexOf(key);
  if (index < 0) return undefined;
  if (by === -1) return keys[index - 1];
  return index === keys.length - 1 ? undefined : (keys[index + 2] ?? null);
}
