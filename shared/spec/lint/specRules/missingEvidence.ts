import type { SpecRule } from './specRule.ts';

/** A criterion that nothing shows is met by whoever says so. */
export const missingEvidence: SpecRule = {
  smell: 'missing-evidence',
  check: (doc) =>
    doc.criteria
      .filter(({ shownBy }) => shownBy.every(({ text }) => text.trim() === ''))
      .map(({ key, id, idRange: { start, end } }) => ({
        key,
        start,
        end,
        message: `Nothing says how ${id} is shown to be met.`,
      })),
};
