import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { Draft } from './specStore.ts';

/** The line to begin for something new; a criterion belongs to the requirement at the selection, else to the last. */
export function draftFor(
  kind: 'requirement' | 'criterion' | 'decisions' | 'questions',
  document: SpecDocument,
  selection: string | null,
): Draft | undefined {
  if (kind === 'requirement') return { kind };
  if (kind !== 'criterion') return { kind: 'item', list: kind };
  const owner = requirementAt(document, selection) ?? document.requirements.at(-1);
  return owner && { kind, requirement: owner.key, after: owner.criteria.at(-1)?.key ?? null };
}

function requirementAt(document: SpecDocument, key: string | null) {
  return document.requirements.find(
    (own) => own.key === key || [...own.criteria, ...own.prose].some((part) => part.key === key),
  );
}
