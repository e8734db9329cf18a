import type { Remark } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import type { Token } from '../language/token.ts';
import type { SentenceRule } from './sentenceRule.ts';

const UNCERTAIN = new Set([
  'should',
  "shouldn't",
  'may',
  'can',
  'could',
  "couldn't",
  'might',
  'ought',
  'would',
]);

/**
 * Verbs that leave it open whether something is asked for. “Cannot” and “may only” do bind, and what the case of a
 * condition or of a parenthesis might be asks for nothing.
 */
export const uncertainVerb: SentenceRule = {
  smell: 'uncertain-verb',
  check: (reading) =>
    reading.tokens.flatMap((token): Remark[] => {
      if (!UNCERTAIN.has(token.lower) || reading.classes[token.index] !== 'modal') return [];
      const next = reading.tokens[token.index + 1];
      if (isMonth(token, reading) || isInCondition(token, reading)) return [];
      if (token.lower === 'may' && next?.lower === 'only') return [];
      if (token.lower === 'can' && (next?.lower === 'not' || isInRelative(token, reading))) return [];
      const negated = next?.lower === 'not' || token.lower.endsWith("n't");
      const end = next?.lower === 'not' ? next.end : token.end;
      return [
        {
          start: token.start,
          end,
          message: `“${token.text}${next?.lower === 'not' ? ' not' : ''}” leaves it open whether this is asked for.`,
          replacements: [negated ? 'SHALL NOT' : 'SHALL'],
        },
      ];
    }),
};

/** “in May 2024”. */
function isMonth(token: Token, { tokens }: Reading): boolean {
  return token.text === 'May' && token.index > 0 && tokens[token.index + 1]?.kind !== 'word';
}

/** “the cases which a user can see” tells what somebody is able to, and asks for nothing. */
function isInRelative(token: Token, { tokens, main }: Reading): boolean {
  if (main[token.index]) return false;
  for (let index = token.index - 1; index >= 0 && main[index] === false; index--) {
    const lower = tokens[index]?.lower;
    if (lower === 'which' || lower === 'who' || lower === 'that' || lower === 'whom') return true;
  }
  return false;
}

/** “if it should fail”, “should the link fail”. */
function isInCondition(token: Token, { tokens, main }: Reading): boolean {
  if ((token.lower !== 'should' && token.lower !== 'would') || main[token.index]) return false;
  for (let index = token.index - 1; index >= Math.max(0, token.index - 8); index--) {
    const lower = tokens[index]?.lower;
    if (lower === 'if' || lower === 'unless' || lower === 'when') return true;
    if (lower === ',') return false;
  }
  return false;
}
