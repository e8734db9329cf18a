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
    const told = new Map<Claim, SpecRemark>();
    for (const [earlier, later] of neighbours(claims)) {
      const remark = told.has(later) ? null : (opposed(earlier, later) ?? otherAmount(earlier, later));
      if (remark) told.set(later, remark);
    }
    return [...told.values()];
  },
};

const GROUP = 40;

/** Pairs that share the rarest word of situation and response: comparing all with all would take minutes. */
function* neighbours(claims: readonly Claim[]): Generator<readonly [Claim, Claim]> {
  const counts = new Map<string, number>();
  for (const { situation, response } of claims) {
    for (const word of new Set([...situation, ...response])) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const groups = new Map<string, Claim[]>();
  for (const claim of claims) {
    const place = `${rarest(claim.situation, counts)} ${rarest(claim.response, counts)}`;
    const group = groups.get(place) ?? [];
    groups.set(place, group);
    for (const earlier of group.slice(-GROUP)) yield [earlier, claim];
    group.push(claim);
  }
}

/** Of the words that any other claim has too. */
function rarest(words: readonly string[], counts: ReadonlyMap<string, number>): string {
  let best = '';
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const count = counts.get(word) ?? 0;
    if (count > 1 && count < least) [best, least] = [word, count];
  }
  return best;
}

function opposed(earlier: Claim, later: Claim): SpecRemark | null {
  const flipped = earlier.verb === later.verb && earlier.negated !== later.negated;
  const opposite = earlier.negated === later.negated && areOpposites(earlier.verb, later.verb);
  if (!flipped && !opposite) return null;
  if (likeness(earlier.situation, later.situation) < SAME) return null;
  if (likeness(earlier.response, later.response) < SAME) return null;
  const message = `${earlier.part.name} asks for the opposite in the same situation, so one of the two can never be met.`;
  return at(later, later.start, later.end, message);
}

function otherAmount(earlier: Claim, later: Claim): SpecRemark | null {
  if (earlier.amounts.length === 0 || earlier.amounts.length !== later.amounts.length) return null;
  if (earlier.verb !== later.verb || earlier.negated !== later.negated) return null;
  if (earlier.situation.length !== later.situation.length) return null;
  const differing = later.amounts.flatMap(({ unit, value }, place) => {
    const other = earlier.amounts[place];
    if (other?.unit !== unit) return [Number.NaN];
    return other.value === value ? [] : [place];
  });
  // Two numbers at once are a list of cases, such as sizes and their prices.
  const [index = -1] = differing;
  if (differing.length !== 1) return null;
  if (likeness(earlier.situation, later.situation) < 1) return null;
  if (likeness(earlier.response, later.response) < SAME) return null;
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
