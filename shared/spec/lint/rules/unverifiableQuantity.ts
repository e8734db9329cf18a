import { TIME_UNITS } from '../data/units.ts';
import type { Remark } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import type { Token } from '../language/token.ts';
import type { SentenceRule } from './sentenceRule.ts';

const ROUGH = new Set([
  'about',
  'around',
  'approximately',
  'approx',
  'roughly',
  'circa',
  'ca',
  'nearly',
  'almost',
  '~',
  '≈',
]);
const BOUND = new Set([
  'within',
  'than',
  'least',
  'most',
  'every',
  'after',
  'exceed',
  'exceeds',
  'exceeding',
  'under',
  'below',
  'above',
  'maximum',
  'minimum',
]);
const VAGUE_COUNT = new Set(['few', 'several', 'some', 'many', 'couple', 'number']);

/** Amounts that no test can hold against a measurement: without a unit, without a tolerance, or without a number. */
export const unverifiableQuantity: SentenceRule = {
  smell: 'unverifiable-quantity',
  check: (reading) =>
    reading.tokens.flatMap(
      (token) => rough(token, reading) ?? bare(token, reading) ?? vague(token, reading) ?? [],
    ),
};

/** “about 5 seconds”: 4? 6? */
function rough(token: Token, { tokens }: Reading): Remark | null {
  if (!ROUGH.has(token.lower)) return null;
  const dot = tokens[token.index + 1]?.text === '.' ? 1 : 0;
  const amount = tokens[token.index + 1 + dot];
  if (amount?.kind !== 'number') return null;
  const unit = tokens[amount.index + 1];
  const measured = unit?.kind === 'word' || unit?.text === '%' ? unit : amount;
  const value =
    measured === amount ? amount.text : `${amount.text}${unit?.text === '%' ? '' : ' '}${measured.text}`;
  return {
    start: token.start,
    end: measured.end,
    message: `“${token.text}” gives no tolerance, so nobody can tell which value is still right.`,
    suggestion: 'Give a bound or a range.',
    replacements: [`at most ${value}`, `at least ${value}`],
  };
}

/** “within 5”: 5 what? */
function bare(token: Token, { tokens, classes }: Reading): Remark | null {
  if (token.kind !== 'number' || !BOUND.has(tokens[token.index - 1]?.lower ?? '')) return null;
  const next = tokens[token.index + 1];
  const follows = classes[token.index + 1];
  const open =
    !next || (follows === 'punctuation' && /^[.,;:!?)]$/.test(next.text)) || follows === 'coordinator';
  if (!open) return null;
  const message = `“${token.text}” has no unit, so it can be read as different amounts.`;
  return { start: token.start, end: token.end, message, suggestion: 'Add the unit.' };
}

/** “a few minutes”. */
function vague(token: Token, { tokens }: Reading): Remark | null {
  if (!VAGUE_COUNT.has(token.lower)) return null;
  const of = tokens[token.index + 1]?.lower === 'of' ? 1 : 0;
  const unit = tokens[token.index + 1 + of];
  if (!unit || !TIME_UNITS.has(unit.lower) || !unit.lower.endsWith('s')) return null;
  const message = `“${token.text} ${of ? 'of ' : ''}${unit.text}” gives no number, so no test can measure it.`;
  return { start: token.start, end: unit.end, message };
}
