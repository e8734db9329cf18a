import { contradiction } from './contradiction.ts';
import { danglingId } from './danglingId.ts';
import { duplicateId } from './duplicateId.ts';
import { inconsistentTerm } from './inconsistentTerm.ts';
import { missingCriterion } from './missingCriterion.ts';
import { missingEvidence } from './missingEvidence.ts';
import type { SpecRule } from './specRule.ts';

/** Every rule that needs the whole spec. */
export const SPEC_RULES: readonly SpecRule[] = [
  contradiction,
  inconsistentTerm,
  missingCriterion,
  missingEvidence,
  duplicateId,
  danglingId,
];
