import type { TermGroup } from './termGroup.ts';

/** Phrases that let an implementer off. After INCOSE R9 (escape clauses) and Femmer’s “loopholes”. */
export const LOOPHOLE_TERMS: readonly TermGroup[] = [
  {
    reason: 'lets whoever builds it decide whether it applies',
    terms: `if possible, where possible, when possible, whenever possible, as far as possible, as much as
      possible, if practical, if practicable, where practical, where practicable, as far as
      practicable, as appropriate, if appropriate, where appropriate, when appropriate, as applicable,
      if applicable, where applicable, as necessary, if necessary, where necessary, when necessary, as
      needed, if needed, where needed, when needed, as required, if required, where required, when
      required, as desired, if desired, to the extent possible, to the extent necessary, to the extent
      practicable, as deemed necessary, at the discretion of, unless otherwise specified, unless
      otherwise stated, unless otherwise agreed, subject to change, in principle, ideally, wherever
      feasible, if feasible, where feasible, on a best effort basis, so far as is possible, should the
      need arise, in most cases, under normal circumstances, within reason, nice to have`,
  },
  {
    reason: 'leaves the list open',
    terms: `etc, and so on, and so forth, including but not limited to, but not limited to, and the like, or
      similar`,
    suggestion: 'List all of them.',
  },
  {
    reason: 'can be read as “and”, as “or”, or as both',
    terms: 'and/or',
    replacements: { 'and/or': ['and', 'or', 'or both'] },
    suggestion: 'Choose “and”, “or”, or “or both”.',
  },
];
