import type { SpecRule } from './specRule.ts';

/** A requirement without a criterion can be neither planned nor shown to be met. */
export const missingCriterion: SpecRule = {
  smell: 'missing-criterion',
  check: (doc) =>
    doc.requirements
      .filter(({ criteria }) => criteria.length === 0)
      .map(({ key, id, optional, textRange: { start, end } }) => ({
        key,
        start,
        end,
        message: `${id} has no criterion yet, so nobody can tell when it is done.`,
        ...(optional && { severity: 'info' as const }),
      })),
};
