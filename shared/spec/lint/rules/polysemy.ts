import { POLYSEMOUS_TERMS } from '../data/polysemousTerms.ts';
import { termRule } from './termRule.ts';

/** After “shall” a word is a verb, and its object says which meaning it has. */
export const polysemy = termRule(
  'polysemy',
  POLYSEMOUS_TERMS,
  ({ start }, { classes }) => classes[start - 1] !== 'modal',
);
