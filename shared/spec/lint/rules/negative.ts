import type { Remark } from '../finding.ts';
import type { Token } from '../language/token.ts';
import type { Reading } from '../language/readText.ts';
import type { SentenceRule } from './sentenceRule.ts';

const NEGATIONS = /^(?:not|never|cannot|.+n't)$/;
/** “not more than”, “not exceed”, “not only”, “not limited to”: bounds and turns of phrase, no refusals. */
const BOUNDED = new Set([
  'more',
  'less',
  'later',
  'earlier',
  'exceed',
  'only',
  'necessarily',
  'fewer',
  'greater',
  'longer',
]);

/**
 * A main clause that says what is not to happen, which leaves open what is. Conditions may be negative: there the
 * negation describes a case.
 */
export const negative: SentenceRule = {
  smell: 'negative',
  check: (reading) =>
    reading.tokens.flatMap((token): Remark[] => {
      if (!NEGATIONS.test(token.lower) || !reading.main[token.index]) return [];
      const next = reading.tokens[token.index + 1];
      const judged = next?.lower === 'be' ? reading.tokens[token.index + 2] : next;
      if (judged && BOUNDED.has(judged.lower)) return [];
      if (token.lower === 'not' && !negatesVerb(token, reading)) return [];
      const start = verbStart(token, reading);
      const words = reading.tokens
        .slice(start, token.index + 1)
        .map(({ text }) => text)
        .join(' ');
      return [
        {
          start: reading.tokens[start]?.start ?? token.start,
          end: token.end,
          message: `“${words}” says what stays away, and leaves open what happens instead.`,
        },
      ];
    }),
};

function negatesVerb(token: Token, { tokens, classes }: Reading): boolean {
  const previous = classes[token.index - 1];
  if (previous === 'modal' || previous === 'auxiliary' || previous === 'adverb') return true;
  return tokens[token.index - 1]?.lower === 'need' || previous === 'coordinator';
}

function verbStart(token: Token, { classes }: Reading): number {
  const previous = classes[token.index - 1];
  return previous === 'modal' || previous === 'auxiliary' ? token.index - 1 : token.index;
}
