import type { LintRule } from './lintRule.ts';

/** A requirement without a criterion can be neither planned nor shown to be met. */
export const missingCriterionRule: LintRule = {
  name: 'missing-criterion',
  check: (doc) =>
    doc.requirements
      .filter(({ criteria }) => criteria.length === 0)
      .map(({ key, id, textRange }) => ({
        key,
        range: textRange,
        message: `${id} has no criterion yet, so nobody can tell when it is done.`,
        replacements: [],
      })),
};
