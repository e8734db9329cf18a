import { BE, DO, HAVE, MODALS } from '../data/closedClasses.ts';
import { IRREGULAR_PARTICIPLES } from '../data/requirementVerbs.ts';

export function baseOf(lower: string): string {
  if (lower.endsWith('ies')) return `${lower.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(lower)) return lower.slice(0, -2);
  return lower.endsWith('s') ? lower.slice(0, -1) : lower;
}

export function isParticiple(lower: string): boolean {
  return (
    (lower.endsWith('ed') &&
      lower.length > 3 &&
      !/(?:need|speed|feed|seed|weed|shed|bed|exceed|proceed|succeed|embed)$/.test(lower)) ||
    IRREGULAR_PARTICIPLES.has(lower)
  );
}

export function isVerbal(lower: string): boolean {
  return MODALS.has(lower) || BE.has(lower) || HAVE.has(lower) || DO.has(lower);
}
