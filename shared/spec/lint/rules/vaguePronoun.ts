import type { Remark } from '../finding.ts';
import { isPleonastic } from '../language/pleonasticIt.ts';
import { referents } from '../language/pronounReferents.ts';
import type { Reading } from '../language/readText.ts';
import { openCandidates } from '../language/salience.ts';
import type { Token } from '../language/token.ts';
import type { RuleContext, SentenceRule } from './sentenceRule.ts';

const DEMONSTRATIVES = new Set(['this', 'that', 'these', 'those']);
/** “this section”, “in this case”: they point at the page or the sentence before, and every reader follows. */
const POINTS_AT_PAGE = new Set(
  'section sub-section subsection chapter document specification requirement table figure case context way page list paragraph'.split(
    ' ',
  ),
);
const FINITE = new Set(['modal', 'auxiliary', 'verb']);

/** Words that point at something without naming it: “this”, “such”, “other” and, where it is unclear, “it”. */
export const vaguePronoun: SentenceRule = {
  smell: 'vague-pronoun',
  check: (reading, context) =>
    reading.tokens.flatMap((token): Remark[] => {
      const why = reasonAgainst(token, reading, context);
      if (why === null) return [];
      const { start, end, text } = token;
      return [
        { start, end, message: `“${text}” ${why}.`, ...(isMild(token, reading) && { severity: 'info' }) },
      ];
    }),
};

/** “Other users” is seldom misread, and neither is an “it” with one candidate left. */
function isMild(token: Token, reading: Reading): boolean {
  if (token.lower !== 'it') return !DEMONSTRATIVES.has(token.lower);
  return token.index > 0 && openCandidates(token, referents(reading, token), reading).length < 2;
}

function reasonAgainst(token: Token, reading: Reading, context: RuleContext): string | null {
  if (token.kind !== 'word') return null;
  const previous = reading.tokens[token.index - 1]?.lower;
  const next = reading.tokens[token.index + 1];
  const follows = reading.classes[token.index + 1];
  if (DEMONSTRATIVES.has(token.lower)) return demonstrative(token, reading, context);
  if (token.lower === 'such') {
    const named = follows === 'noun' || follows === 'adjective';
    return named ? 'points back at a kind of thing without naming it' : null;
  }
  if (token.lower === 'other' || token.lower === 'others' || token.lower === 'another') {
    if (next?.lower === 'than' || previous === 'each' || previous === 'the') return null;
    return 'does not say which ones are meant';
  }
  return isUnclearIt(token, reading) ? 'leaves open what it stands for' : null;
}

function demonstrative(token: Token, reading: Reading, context: RuleContext): string | null {
  const { tokens, classes } = reading;
  if (classes[token.index] === 'subordinator') return null;
  const next = tokens[token.index + 1];
  const follows = classes[token.index + 1];
  if (!next || FINITE.has(follows ?? '')) return 'points back without naming anything';
  if (follows !== 'noun' && follows !== 'adjective') return null;
  const phrase = reading.phrases.find(({ start }) => start === token.index);
  if (!phrase || POINTS_AT_PAGE.has(phrase.head)) return null;
  const earlier = [
    ...context.before.flatMap(({ phrases }) => phrases),
    ...reading.phrases.filter(({ end }) => end <= token.index),
  ];
  return earlier.length > 0 ? null : `points back, but no ${phrase.head} was named before`;
}

function isUnclearIt(token: Token, reading: Reading): boolean {
  if (token.lower !== 'it' || isPleonastic(token, reading)) return false;
  if (token.index === 0) return true;
  return reading.main[token.index] === false && referents(reading, token).length > 1;
}
