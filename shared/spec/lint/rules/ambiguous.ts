import { AMBIGUOUS_TERMS } from '../data/ambiguousTerms.ts';
import { termRule } from './termRule.ts';

export const ambiguous = termRule('ambiguous', AMBIGUOUS_TERMS);
