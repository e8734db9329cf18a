import type { SpecList } from '../proposal.ts';
import type { SpecDocument, SpecSection, SpecSectionKind } from '../specDocument.ts';

type KnownSection = Exclude<SpecSectionKind, 'other'>;

/** Sections in the order that docs/formats gives them. */
const ORDER: readonly (readonly [KnownSection, string])[] = [
  ['why', 'Why'],
  ['scope', 'Scope'],
  ['code', 'Code this touches'],
  ['requirements', 'Requirements'],
  ['constraints', 'Constraints'],
  ['boundaries', 'Boundaries'],
  ['integration', 'Integration notes'],
  ['assumptions', 'Assumptions'],
  ['decisions', 'Decisions'],
  ['questions', 'Open questions'],
];

export const SCOPE_HEADINGS = { scopeIn: 'In', scopeOptional: 'Optional', scopeOut: 'Out' } as const;
export type ScopeList = keyof typeof SCOPE_HEADINGS;
export const SCOPE_ORDER: readonly ScopeList[] = ['scopeIn', 'scopeOptional', 'scopeOut'];

export function isScopeList(list: SpecList): list is ScopeList {
  return Object.hasOwn(SCOPE_HEADINGS, list);
}

export function sectionTitle(kind: KnownSection): string {
  return ORDER.find(([own]) => own === kind)?.[1] ?? kind;
}

/** Where a section that is not there yet belongs: before the first that comes later in the order, else at the end. */
export function newSectionOffset(doc: SpecDocument, kind: KnownSection): number {
  const rank = (other: SpecSectionKind) => ORDER.findIndex(([own]) => own === other);
  const later = doc.sections.find((section) => rank(section.kind) > rank(kind));
  return later ? later.heading.range.start : doc.text.length;
}

/** Behind the last thing in a section that is not blank. */
export function contentEnd(section: SpecSection): number {
  const parts = [
    section.heading,
    ...section.prose,
    ...section.items,
    ...section.lists.map(({ heading }) => heading),
    ...section.requirements,
  ];
  return Math.max(...parts.map(({ range }) => range.end));
}
