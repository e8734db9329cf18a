import { NONVERIFIABLE_TERMS } from '../data/nonverifiableTerms.ts';
import { termRule } from './termRule.ts';

export const nonverifiable = termRule('nonverifiable', NONVERIFIABLE_TERMS);
