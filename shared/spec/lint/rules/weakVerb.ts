import { WEAK_VERBS } from '../data/weakVerbs.ts';
import { termRule } from './termRule.ts';

export const weakVerb = termRule('weak-verb', WEAK_VERBS);
