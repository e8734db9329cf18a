import { AMBIGUOUS_TERMS } from '../data/ambiguousTerms.ts';
import { termRule } from './termRule.ts';

/** “rather than” and “other than” choose between two things, and do so clearly. */
export const ambiguous = termRule(
  'ambiguous',
  AMBIGUOUS_TERMS,
  ({ end }, { tokens }) => tokens[end]?.lower !== 'than',
);
