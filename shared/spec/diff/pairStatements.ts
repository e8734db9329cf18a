import { contentWords, likeness } from './contentWords.ts';

/** A sentence of one kind (a criterion, a line of a list) in one of the two texts. */
export type Statement = {
  readonly key: string;
  /** What it is called, when it has an id. */
  readonly id: string | null;
  /** The requirement or list it stands in. */
  readonly home: string;
  readonly text: string;
};

/** By the key in the text before: the statement it is in the text after. */
export type Pairs = ReadonlyMap<Statement, Statement>;

/** Pairs by id; ids are never given twice, so the same id is the same statement. */
export function pairById(before: readonly Statement[], after: readonly Statement[]): Pairs {
  const named = new Map(after.filter(({ id }) => id !== null).map((each) => [each.key, each]));
  return new Map(
    before.flatMap((each): readonly (readonly [Statement, Statement])[] => {
      const same = each.id === null ? undefined : named.get(each.key);
      return same ? [[each, same]] : [];
    }),
  );
}

/** Pairs of what is left by exactly the same words: first those that stayed in their place, then in order. */
export function pairByWords(before: readonly Statement[], after: readonly Statement[]): Pairs {
  const pairs = new Map<Statement, Statement>();
  const placeOf = (each: Statement) => `${each.home}\n${each.text}`;
  for (const nameOf of [placeOf, (each: Statement) => each.text]) {
    const taken = new Set(pairs.values());
    const waiting = Map.groupBy(
      after.filter((each) => !taken.has(each)),
      nameOf,
    );
    for (const each of before) {
      const found = pairs.has(each) || each.text === '' ? undefined : waiting.get(nameOf(each))?.shift();
      if (found) pairs.set(each, found);
    }
  }
  return pairs;
}

/** More pairs than this are not compared word by word: both texts are all but unlike each other. */
const MOST_COMPARED = 250_000;

/** Pairs of what is left by likeness of at least `least`, the most alike first. */
export function pairByLikeness(
  before: readonly Statement[],
  after: readonly Statement[],
  least: (before: Statement, after: Statement) => number,
): Pairs {
  const pairs = new Map<Statement, Statement>();
  if (before.length * after.length > MOST_COMPARED) return pairs;
  const afterWords = after.map((each) => contentWords(each.text));
  const candidates = before.flatMap((one, i) => {
    const words = contentWords(one.text);
    return after.flatMap((other, j) => {
      const score = likeness(words, afterWords[j] ?? new Set());
      return score >= least(one, other) ? [{ one, other, score, places: [i, j] }] : [];
    });
  });
  // Both texts have the same say in a tie, so that swapping them gives the same pairs.
  candidates.sort(
    (a, b) =>
      b.score - a.score ||
      Math.min(...a.places) - Math.min(...b.places) ||
      Math.max(...a.places) - Math.max(...b.places),
  );
  const taken = new Set<Statement>();
  for (const { one, other } of candidates) {
    if (pairs.has(one) || taken.has(other)) continue;
    pairs.set(one, other);
    taken.add(other);
  }
  return pairs;
}

/** What of both sides stands in no pair. */
export function unpaired(
  before: readonly Statement[],
  after: readonly Statement[],
  pairs: Pairs,
): { readonly before: readonly Statement[]; readonly after: readonly Statement[] } {
  const taken = new Set(pairs.values());
  return {
    before: before.filter((each) => !pairs.has(each)),
    after: after.filter((each) => !taken.has(each)),
  };
}
