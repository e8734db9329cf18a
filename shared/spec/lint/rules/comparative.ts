import { NUMBER_WORDS } from '../data/closedClasses.ts';
import { COMPARATIVES } from '../data/gradableAdjectives.ts';
import type { Remark } from '../finding.ts';
import type { Token } from '../language/token.ts';
import type { SentenceRule } from './sentenceRule.ts';

/** “faster”, “more secure”: against what? Bounds such as “less than 5 seconds” and “one or more” are exact. */
export const comparative: SentenceRule = {
  smell: 'comparative',
  check: ({ tokens }) =>
    tokens.flatMap((token): Remark[] => {
      const graded = COMPARATIVES.has(token.lower);
      if (!graded && token.lower !== 'more' && token.lower !== 'less') return [];
      if (isIdiom(token, tokens)) return [];
      if (isOpenCount(token, tokens)) return [openCount(token)];
      if (isBound(token, tokens)) return [];
      const against = tokens.slice(token.index + 1, token.index + 4).some(({ lower }) => lower === 'than');
      return [
        {
          start: token.start,
          end: token.end,
          message: against
            ? `“${token.text}” compares with something whose value is not given.`
            : `“${token.text}” compares, but does not say with what.`,
        },
      ];
    }),
};

/** “more than 5”, “less then 30” (a common slip), “5 or more”, “no later than 10:00”. */
function isBound(token: Token, tokens: readonly Token[]): boolean {
  const next = tokens[token.index + 1];
  const value = tokens[token.index + 2];
  const isNumber = (each: Token | undefined) =>
    each !== undefined &&
    (each.kind === 'number' || NUMBER_WORDS.has(each.lower) || /^[<$€£a]$/.test(each.text));
  if ((next?.lower === 'than' || next?.lower === 'then') && isNumber(value)) return true;
  const before = tokens[token.index - 2];
  return tokens[token.index - 1]?.lower === 'or' && isNumber(before);
}

/** “one or more”, “more than one”: a count without an upper limit, unless “no” or “not” turns it into one. */
function isOpenCount(token: Token, tokens: readonly Token[]): boolean {
  if (token.lower !== 'more') return false;
  const word = (offset: number) => tokens[token.index + offset]?.lower;
  const negated = [word(-1), word(-2)].some((each) => each === 'no' || each === 'not');
  return (word(-1) === 'or' && word(-2) === 'one') || (word(1) === 'than' && word(2) === 'one' && !negated);
}

function openCount({ start, end }: Token): Remark {
  const message = 'This count has no upper limit, so no test can show that it works for all of them.';
  return { start, end, message, severity: 'info', suggestion: 'Give the largest number that has to work.' };
}

/** What has an upper and a lower one: “lower case” names it and compares nothing. */
const LOWER_ONES = new Set(['case', 'bound', 'limit', 'half', 'part', 'left', 'right', 'edge', 'corner']);

/** “no longer”, “no sooner”, “more or less”, “once more” and “lower case” compare nothing. */
function isIdiom(token: Token, tokens: readonly Token[]): boolean {
  const previous = tokens[token.index - 1]?.lower;
  const next = tokens[token.index + 1]?.lower;
  if (token.lower === 'lower' && next !== undefined && LOWER_ONES.has(next)) return true;
  if (token.lower === 'longer' || token.lower === 'later' || token.lower === 'sooner') {
    if (previous === 'no' || previous === 'any') return true;
  }
  if (token.lower === 'later' || token.lower === 'earlier' || token.lower === 'further') return true;
  return (token.lower === 'more' || token.lower === 'less') && (previous === 'once' || next === 'or');
}
