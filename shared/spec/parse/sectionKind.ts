import type { SpecList } from '../proposal.ts';
import type { SpecSectionKind } from '../specDocument.ts';

const KINDS: Readonly<Record<string, SpecSectionKind>> = {
  why: 'why',
  scope: 'scope',
  'code this touches': 'code',
  code: 'code',
  requirements: 'requirements',
  constraints: 'constraints',
  boundaries: 'boundaries',
  'integration notes': 'integration',
  integration: 'integration',
  assumptions: 'assumptions',
  decisions: 'decisions',
  'open questions': 'questions',
  questions: 'questions',
  'in scope': 'scope',
  'out of scope': 'scope',
};

const SCOPE_LISTS: Readonly<Record<string, SpecList>> = {
  in: 'scopeIn',
  'in scope': 'scopeIn',
  optional: 'scopeOptional',
  out: 'scopeOut',
  'out of scope': 'scopeOut',
};

const LISTS: Readonly<Partial<Record<SpecSectionKind, SpecList>>> = {
  scope: 'scopeIn',
  code: 'code',
  constraints: 'constraints',
  boundaries: 'boundaries',
  integration: 'integration',
  assumptions: 'assumptions',
  decisions: 'decisions',
  questions: 'questions',
};

/** Case, a closing colon and emphasis do not matter. */
function plain(heading: string): string {
  return heading.replace(/[*_:]/g, '').replace(/\s+/g, ' ').trim().toLowerCase();
}

export function sectionKind(heading: string): SpecSectionKind {
  return KINDS[plain(heading)] ?? 'other';
}

/** The scope list that a heading opens, as `### Out` below Scope or `## Out of scope` alone. */
export function scopeList(heading: string): SpecList | null {
  return SCOPE_LISTS[plain(heading)] ?? null;
}

/** The list that plain lines of a section belong to. */
export function listOfSection(kind: SpecSectionKind): SpecList | null {
  return LISTS[kind] ?? null;
}

export const ID_LETTERS = {
  constraints: 'C',
  boundaries: 'B',
  integration: 'N',
  assumptions: 'A',
  decisions: 'D',
  questions: 'Q',
} as const;
export type IdList = keyof typeof ID_LETTERS;

export function hasIds(list: SpecList): list is IdList {
  return Object.hasOwn(ID_LETTERS, list);
}

export function listOfId(id: string): IdList | null {
  const letter = id.charAt(0);
  for (const [list, own] of Object.entries(ID_LETTERS)) if (own === letter) return list as IdList;
  return null;
}
