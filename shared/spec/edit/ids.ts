import { ID_LETTERS, type IdList } from '../parse/sectionKind.ts';
import type { SpecDocument } from '../specDocument.ts';

/** Every id that stands in the text, in the order of the file, each once. */
export function idsIn(doc: SpecDocument): readonly string[] {
  const items = doc.sections.flatMap(({ items }) => items.flatMap(({ id }) => id ?? []));
  const requirements = doc.requirements.flatMap(({ id, criteria }) => [id, ...criteria.map((own) => own.id)]);
  return [...new Set([...items, ...requirements])];
}

/** Ids are never used again: one more than the highest in the text and in `usedIds`, which tells of earlier versions. */
export function nextRequirementId(doc: SpecDocument, usedIds: readonly string[]): string {
  return `R${highest([...idsIn(doc), ...usedIds], /^(?:R|AC-)(\d+)/) + 1}`;
}

export function nextCriterionId(doc: SpecDocument, usedIds: readonly string[], requirement: string): string {
  const number = requirement.slice(1);
  return `AC-${number}.${highest([...idsIn(doc), ...usedIds], new RegExp(`^AC-${number}\\.(\\d+)$`)) + 1}`;
}

export function nextItemId(doc: SpecDocument, usedIds: readonly string[], list: IdList): string {
  const letter = ID_LETTERS[list];
  return `${letter}${highest([...idsIn(doc), ...usedIds], new RegExp(`^${letter}(\\d+)$`)) + 1}`;
}

function highest(ids: readonly string[], pattern: RegExp): number {
  return ids.reduce((most, id) => Math.max(most, Number(pattern.exec(id)?.[1] ?? 0)), 0);
}
