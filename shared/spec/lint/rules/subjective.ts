import { SUBJECTIVE_TERMS } from '../data/subjectiveTerms.ts';
import { termUse } from '../language/termUse.ts';
import { termRule } from './termRule.ts';

/** “readable by owners” says who can, “readable text” how good it is. */
const ACCESS = new Set(['readable', 'accessible']);
const TO_WHOM = new Set(['by', 'across', 'from', 'to', 'through', 'via', 'only']);

/** Judgements; “SHALL prompt the user” and “to clean the list” are none. */
export const subjective = termRule('subjective', SUBJECTIVE_TERMS, ({ start, end }, reading) => {
  if (termUse(reading, start, end) === 'verb') return false;
  const word = reading.tokens[start]?.lower ?? '';
  return !ACCESS.has(word) || !TO_WHOM.has(reading.tokens[end]?.lower ?? '');
});
