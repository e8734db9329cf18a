import { contentWords, sharedCount } from './contentWords.ts';
import { type Pairs, type Statement, unpaired } from './pairStatements.ts';

/** One statement that became several, or several that became one, each in the order of its text. */
export type Regroup = { readonly before: readonly Statement[]; readonly after: readonly Statement[] };

/** So much of a part's words has to come from the whole. */
const LEAST_FROM_WHOLE = 0.6;
/** So much of the whole's words has to be in its parts. */
const LEAST_COVERED = 0.7;
/** So much of the whole each part has to bring that no other part does. */
const LEAST_OWN = 0.2;
/** A shorter sentence has too few words to tell where they went. */
const LEAST_WORDS = 3;
const MOST_COMPARED = 250_000;

/**
 * Statements that were split or merged, told by where their words went. `pairs` are those that kept their id or words;
 * a pair whose words changed may be the remaining part of a whole. No statement is in two groups.
 */
export function findRegroups(
  before: readonly Statement[],
  after: readonly Statement[],
  pairs: Pairs,
): readonly Regroup[] {
  const left = unpaired(before, after, pairs);
  const back = new Map([...pairs].map(([one, other]) => [other, one]));
  const splits = wholes(before, left.after, pairs).map(({ whole, parts, score }) => ({
    before: [whole],
    after: parts,
    score,
  }));
  const merges = wholes(after, left.before, back).map(({ whole, parts, score }) => ({
    before: parts,
    after: [whole],
    score,
  }));
  const found = [...splits, ...merges].toSorted(
    (a, b) => b.score - a.score || compareNames(nameOf(a), nameOf(b)),
  );
  const taken = new Set<Statement>();
  return found.flatMap((group) => {
    const members = [...group.before, ...group.after];
    const partners = members.flatMap((each) => [pairs.get(each), back.get(each)]);
    const isFree = ![...members, ...partners].some((each) => each && taken.has(each));
    if (!isFree) return [];
    for (const each of members) taken.add(each);
    const inText = (all: readonly Statement[], own: readonly Statement[]) =>
      all.filter((each) => own.includes(each));
    return [{ before: inText(before, group.before), after: inText(after, group.after) }];
  });
}

type Whole = { readonly whole: Statement; readonly parts: readonly Statement[]; readonly score: number };

/** Each statement of one text whose words are found in several new ones of the other. */
function wholes(
  candidates: readonly Statement[],
  fresh: readonly Statement[],
  pairs: Pairs,
): readonly Whole[] {
  if (fresh.length === 0 || candidates.length * fresh.length > MOST_COMPARED) return [];
  const freshWords = new Map(fresh.map((each) => [each, contentWords(each.text)]));
  return candidates.flatMap((whole) => {
    const rest = pairs.get(whole);
    if (rest?.text === whole.text) return [];
    const words = contentWords(whole.text);
    if (words.size < LEAST_WORDS) return [];
    const first = rest ? [{ statement: rest, words: contentWords(rest.text) }] : [];
    if (first.some((part) => !comesFrom(part.words, words))) return [];
    const others = fresh
      .map((statement) => ({ statement, words: freshWords.get(statement) ?? new Set<string>() }))
      .filter((part) => comesFrom(part.words, words));
    const parts = cover(words, first, others);
    return parts ? [{ whole, parts: parts.statements, score: parts.covered }] : [];
  });
}

type Part = { readonly statement: Statement; readonly words: ReadonlySet<string> };

function comesFrom(part: ReadonlySet<string>, whole: ReadonlySet<string>): boolean {
  return part.size > 0 && sharedCount(part, whole) / part.size >= LEAST_FROM_WHOLE;
}

/** Takes parts as long as each brings enough of the whole; null when they are one, or leave too much out. */
function cover(
  whole: ReadonlySet<string>,
  first: readonly Part[],
  others: readonly Part[],
): { readonly statements: readonly Statement[]; readonly covered: number } | null {
  const covered = new Set<string>();
  const statements: Statement[] = [];
  const brings = (part: Part) => [...part.words].filter((word) => whole.has(word) && !covered.has(word));
  const take = (part: Part) => {
    for (const word of brings(part)) covered.add(word);
    statements.push(part.statement);
  };
  for (const part of first) take(part);
  const left = new Set(others);
  while (left.size > 0) {
    const [best] = [...left].toSorted((a, b) => brings(b).length - brings(a).length);
    if (!best || brings(best).length < Math.max(1, LEAST_OWN * whole.size)) break;
    left.delete(best);
    take(best);
  }
  const share = covered.size / whole.size;
  // A part that holds the whole by itself is the whole reworded, and the others are new.
  const isWhole = [...first, ...others].some(
    (part) =>
      statements.includes(part.statement) && sharedCount(part.words, whole) / whole.size > 1 - LEAST_OWN,
  );
  return statements.length > 1 && share >= LEAST_COVERED && !isWhole ? { statements, covered: share } : null;
}

/** The same whichever text comes first. */
function nameOf({ before, after }: Regroup): string {
  return [...before, ...after]
    .map(({ key, text }) => `${key} ${text}`)
    .toSorted(compareNames)
    .join('\n');
}

function compareNames(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
