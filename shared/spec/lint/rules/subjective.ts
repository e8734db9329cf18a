import { SUBJECTIVE_TERMS } from '../data/subjectiveTerms.ts';
import { termRule } from './termRule.ts';

/** “readable by owners” says who can, “readable text” how good it is. */
const ACCESS = new Set(['readable', 'accessible']);
const TO_WHOM = new Set(['by', 'across', 'from', 'to', 'through', 'via', 'only']);

export const subjective = termRule(
  'subjective',
  SUBJECTIVE_TERMS,
  ({ start, end }, { tokens }) =>
    !ACCESS.has(tokens[start]?.lower ?? '') || !TO_WHOM.has(tokens[end]?.lower ?? ''),
);
