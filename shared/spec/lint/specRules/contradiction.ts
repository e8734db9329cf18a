import { areOpposites } from '../data/antonyms.ts';
import { type Claim, claimsOf, likeness } from './claim.ts';
import type { SpecRemark, SpecRule } from './specRule.ts';

/** Two claims are about one thing from here on. Lower, and lists of similar cases begin to match each other. */
const SAME = 0.8;

/**
 * The contradictions one can be sure of: in one situation something SHALL and SHALL NOT be done, or its opposite
 * SHALL; and one quantity has two values.
 */
export const contradiction: SpecRule = {
  smell: 'contradiction',
  check: (_doc, parts) => {
    const claims = parts.filter(({ role }) => role !== 'prose').flatMap(claimsOf);
    return [...neighbours(claims)].flatMap(([earlier, later]): SpecRemark[] => {
      const remark = opposed(earlier, later) ?? otherAmount(earlier, later);
      return remark ? [remark] : [];
    });
  },
};

/** Pairs that share their rarest word: comparing all with all would take minutes for a long spec. */
function* neighbours(claims: readonly Claim[]): Generator<readonly [Claim, Claim]> {
  const counts = new Map<string, number>();
  const wordsOf = ({ situation, response }: Claim) => [...new Set([...situation, ...response])];
  for (const claim of claims)
    for (const word of wordsOf(claim)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const rare = wordsOf(claim)
      .filter((word) => (counts.get(word) ?? 0) > 1)
      .toSorted((a, b) => (counts.get(a) ?? 0) - (counts.get(b) ?? 0) || (a < b ? -1 : 1))
      .slice(0, 3);
    const met = new Set<Claim>();
    for (const word of rare) {
      const group = groups.get(word) ?? [];
      groups.set(word, group);
      for (const earlier of group.slice(-60)) {
        if (met.has(earlier)) continue;
        met.add(earlier);
        yield [earlier, claim];
      }
      group.push(claim);
    }
  }
}

function opposed(earlier: Claim, later: Claim): SpecRemark | null {
  if (likeness(earlier.situation, later.situation) < SAME) return null;
  if (likeness(earlier.response, later.response) < SAME) return null;
  const flipped = earlier.verb === later.verb && earlier.negated !== later.negated;
  const opposite = earlier.negated === later.negated && areOpposites(earlier.verb, later.verb);
  if (!flipped && !opposite) return null;
  const message = `${earlier.part.name} asks for the opposite in the same situation, so one of the two can never be met.`;
  return at(later, later.start, later.end, message);
}

function otherAmount(earlier: Claim, later: Claim): SpecRemark | null {
  if (earlier.amounts.length === 0 || earlier.amounts.length !== later.amounts.length) return null;
  if (earlier.verb !== later.verb || earlier.negated !== later.negated) return null;
  const words = ({ situation, response }: Claim) => [...new Set([...situation, ...response])];
  if (likeness(words(earlier), words(later)) < SAME) return null;
  if (likeness(earlier.situation, later.situation) < 1) return null;
  const index = later.amounts.findIndex(({ unit, value }, place) => {
    const other = earlier.amounts[place];
    return other?.unit === unit && other.value !== value;
  });
  const mine = later.amounts[index];
  const theirs = earlier.amounts[index];
  if (!mine || !theirs) return null;
  const message = `${earlier.part.name} says ${theirs.value} where this says ${mine.value}, for the same thing.`;
  return {
    ...at(later, mine.token.start, mine.token.end, message),
    suggestion: 'Keep the number that holds in both places.',
    replacements: [theirs.value],
  };
}

function at({ part }: Claim, start: number, end: number, message: string): SpecRemark {
  return { key: part.key, start: part.offsetInFile(start), end: part.offsetInFile(end), message };
}
