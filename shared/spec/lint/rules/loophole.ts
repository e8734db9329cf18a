import { LOOPHOLE_TERMS } from '../data/loopholeTerms.ts';
import { termRule } from './termRule.ts';

export const loophole = termRule('loophole', LOOPHOLE_TERMS);
