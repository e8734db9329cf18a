import { termsOf, weightOf } from './terms.ts';
import type { TraceCriterion } from './traceInput.ts';

/** How much a set of terms says about each criterion, in the order of the criteria. */
export type WordScore = (terms: Iterable<string>) => readonly number[];

/** A requirement's title says something about each of its criteria, but little. */
const TITLE = 0.25;
/** Long criteria hold more words that meet by chance; this root of their weight evens it out. */
const LENGTH_ROOT = 0.4;

/**
 * Weighs terms by how few criteria (`df` among them) and how few parts of the change say them; both weights are
 * the logarithms of inverse document frequency.
 */
export function createWordScore(
  criteria: readonly TraceCriterion[],
  parts: readonly ReadonlySet<string>[],
): WordScore {
  const texts = criteria.map(({ text }) => termsOf(text));
  const inCriteria = countIn(texts);
  const inParts = countIn(parts);
  const rarity = (term: string) =>
    weightOf(term) * Math.log(1 + criteria.length / (inCriteria.get(term) ?? 1));
  const spread = (term: string) =>
    Math.log(1 + parts.length / (inParts.get(term) ?? 1)) / Math.log(1 + parts.length);
  const weights = criteria.map(({ title }, index) => {
    const of = new Map<string, number>();
    for (const term of termsOf(title)) of.set(term, TITLE * rarity(term));
    for (const term of texts[index] ?? []) of.set(term, rarity(term));
    return { of, norm: [...of.values()].reduce((sum, one) => sum + one, 0) ** LENGTH_ROOT };
  });
  return (terms) => {
    const known = [...terms].filter((term) => weights.some(({ of }) => of.has(term)));
    return weights.map(({ of, norm }) => {
      const sum = known.reduce((all, term) => all + (of.get(term) ?? 0) * spread(term), 0);
      return norm === 0 ? 0 : sum / norm;
    });
  };
}

function countIn(sets: readonly ReadonlySet<string>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const set of sets) for (const term of set) counts.set(term, (counts.get(term) ?? 0) + 1);
  return counts;
}
