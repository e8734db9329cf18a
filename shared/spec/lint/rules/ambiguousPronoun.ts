import type { Finding, Remark } from '../finding.ts';
import { isPleonastic } from '../language/pleonasticIt.ts';
import { type PronounNumber, pronounNumber, referents } from '../language/pronounReferents.ts';
import type { NounPhrase } from '../language/nounPhrases.ts';
import type { Reading } from '../language/readText.ts';
import { openCandidates } from '../language/salience.ts';
import type { Token } from '../language/token.ts';
import type { SentenceRule } from './sentenceRule.ts';

const NOBODY_KNOWN = new Set(['we', 'us', 'our', 'ours', 'i', 'my', 'you', 'your', 'yours']);
const POSSESSIVES = new Set(['its', 'their', 'his', 'her', 'our', 'your', 'my']);

/**
 * A pronoun that two readers may take to mean different things: several things before it in its sentence agree with
 * it, or nothing does. Built on the findings of ReqEval (Abualhaija and others, 2020): readers part where there are
 * two candidates, whatever grammar would prefer.
 */
export const ambiguousPronoun: SentenceRule = {
  smell: 'ambiguous-pronoun',
  check: (reading, { before }) => reading.tokens.flatMap((token) => judge(token, reading, before)),
};

function judge(token: Token, reading: Reading, before: readonly Reading[]): readonly Remark[] {
  if (token.kind !== 'word') return [];
  if (NOBODY_KNOWN.has(token.lower)) return [nobody(token)];
  const number = pronounNumber(token);
  if (!number) return [];
  const found = referents(reading, token);
  if (isPleonastic(token, reading)) return found.length > 0 ? [empty(token, found)] : [];
  if (found.length > 1) return [several(token, found, reading)];
  const [only] = found;
  if (only) return number === 'plural' && isOne(only) ? [mismatch(token, only, reading)] : [];
  return isHeadless(token, number, reading, before) ? [nothing(token)] : [];
}

/** A plural pronoun for one person, unless “each” or “every” stand for many. */
function isOne({ plural, joined, person, determiner }: NounPhrase): boolean {
  return (
    person && !plural && !joined && determiner !== 'each' && determiner !== 'every' && determiner !== 'any'
  );
}

/** The first word of a text with no sentence before it to look back to. */
function isHeadless(
  token: Token,
  number: PronounNumber,
  reading: Reading,
  before: readonly Reading[],
): boolean {
  if (reading.phrases.some(({ end }) => end <= token.index)) return false;
  return number !== 'person' && !before.some(({ phrases }) => phrases.length > 0);
}

function nobody(token: Token): Remark {
  const message = `“${token.text}” does not say who that is.`;
  return {
    start: token.start,
    end: token.end,
    message,
    severity: 'info',
    suggestion: 'Name the team or the role.',
  };
}

function several(token: Token, found: readonly NounPhrase[], reading: Reading): Remark {
  const names = found.slice(-2).map((phrase) => `“${nameOf(phrase, reading)}”`);
  const replacements = found.slice(-2).map((phrase) => replacementFor(token, phrase, reading));
  const message = `“${token.text}” can mean ${names.join(' or ')}, and readers will not agree which.`;
  const settled = openCandidates(token, found, reading).length < 2;
  return { start: token.start, end: token.end, message, replacements, ...(settled && { severity: 'info' }) };
}

function mismatch(token: Token, phrase: NounPhrase, reading: Reading): Remark {
  const message = `“${token.text}” can mean “${nameOf(phrase, reading)}” or several others.`;
  return {
    start: token.start,
    end: token.end,
    message,
    replacements: [replacementFor(token, phrase, reading)],
  };
}

function nothing(token: Token): Remark {
  const message = `“${token.text}” stands before anything it could mean.`;
  return { start: token.start, end: token.end, message };
}

function empty(token: Token, found: readonly NounPhrase[]): Remark {
  const head = found.at(-1)?.head ?? '';
  const severity: Finding['severity'] = 'info';
  const message = `“${token.text}” stands for nothing here, but can be read as “${head}”.`;
  return { start: token.start, end: token.end, message, severity, suggestion: 'Say who can do it.' };
}

function nameOf({ start, end }: NounPhrase, { tokens }: Reading): string {
  return tokens
    .slice(start, end)
    .map(({ text }) => text)
    .join(' ')
    .replace(/['’]s$/, '');
}

function replacementFor(token: Token, phrase: NounPhrase, reading: Reading): string {
  const words = nameOf(phrase, reading)
    .replace(/^(?:an?|each|every|any|all|some|one)\s+/i, 'the ')
    .replace(/^The\b/, 'the');
  const named = /^(?:the|this|that|these|those|its|their)\b|^\p{Lu}{2}/u.test(words) ? words : `the ${words}`;
  const owned = POSSESSIVES.has(token.lower) ? `${named}${named.endsWith('s') ? '’' : '’s'}` : named;
  return token.index === 0 ? owned.charAt(0).toUpperCase() + owned.slice(1) : owned;
}
