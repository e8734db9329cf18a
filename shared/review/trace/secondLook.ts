import type { WordedPart } from './partFacts.ts';
import type { PartTies } from './partTies.ts';

/** What is seen of a part once every part has a first likelihood for each criterion. */
export interface NeighbourFeatures {
  /** How far it is before the likeliest other criterion of the part. */
  readonly margin: number;
  /** How likely it is for another hunk of its kind, code or test, and how this part stands beside that. */
  readonly taken: number;
  readonly takenShare: number;
  readonly hasTests: number;
  /** What a part uses that uses nothing else: code that only one caller has, and what callers share. */
  readonly onlyUser: number;
  readonly usesOnly: number;
  readonly usesMean: number;
  /** For a test: what it calls that fewest other tests call. */
  readonly subject: number;
}

/** By part and criterion, from 0 to 1. */
export type Likelihoods = readonly (readonly number[])[];

/** Likelihoods below this are no rivals. */
const LEAST_RIVAL = 0.05;
const most = (values: Iterable<number>) => Math.max(0, ...values);

/** Looks at a part again, beside what the first look found for the others. */
export function createSecondLook(
  parts: readonly WordedPart[],
  ties: readonly PartTies[],
  likely: Likelihoods,
): (index: number, criterion: number) => NeighbourFeatures {
  const isTest = (index: number) => parts[index]?.isTest === true;
  const codeUsers = ties.map(({ usedBy }) => usedBy.filter((user) => !isTest(user)));
  const rivals = likely[0]?.map((_, at) => rivalsOf(parts, (index) => likely[index]?.[at] ?? 0)) ?? [];
  return (index, at) => {
    const own = parts[index];
    const tied = ties[index];
    const mine = likely[index] ?? [];
    const of = (part: number) => likely[part]?.[at] ?? 0;
    const rival = own ? (rivals[at]?.(own) ?? 0) : 0;
    const used = [...(tied?.uses.keys() ?? [])];
    const users = codeUsers[index] ?? [];
    return {
      margin: of(index) - most(mine.filter((_, other) => other !== at)),
      taken: rival,
      takenShare: of(index) / Math.max(LEAST_RIVAL, rival, of(index)),
      hasTests: tied && tied.tests.length > 0 ? 1 : 0,
      onlyUser: users.length === 1 ? most(users.map(of)) : 0,
      usesOnly: most(used.map((one) => of(one) / Math.max(1, codeUsers[one]?.length ?? 0))),
      usesMean: used.length === 0 ? 0 : used.map(of).reduce((sum, one) => sum + one, 0) / used.length,
      subject: isTest(index) ? most(used.map((one) => of(one) * rarity(ties, used, one))) : 0,
    };
  };
}

/** Of what a test uses, what fewest tests use is what it is about: 1 for that, less for set-up. */
function rarity(ties: readonly PartTies[], used: readonly number[], one: number): number {
  const tests = (part: number) => Math.max(1, ties[part]?.tests.length ?? 0);
  return Math.min(...used.map(tests)) / tests(one);
}

/** Gives the best that another hunk has, of code for code and of tests for tests. */
function rivalsOf(
  parts: readonly WordedPart[],
  valueOf: (index: number) => number,
): (own: WordedPart) => number {
  const best = new Map<boolean, Map<WordedPart['of'], number>>();
  parts.forEach(({ of, isTest }, index) => {
    const kind = best.get(isTest) ?? new Map<WordedPart['of'], number>();
    kind.set(of, Math.max(kind.get(of) ?? 0, valueOf(index)));
    best.set(isTest, kind);
  });
  const top = new Map(
    [...best].map(([isTest, kind]) => [isTest, [...kind].sort((a, b) => b[1] - a[1]).slice(0, 2)]),
  );
  return ({ of, isTest }) => top.get(isTest)?.find(([hunk]) => hunk !== of)?.[1] ?? 0;
}
