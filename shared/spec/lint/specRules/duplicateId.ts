import type { SpecDocument } from '../../specDocument.ts';
import type { SpecRemark, SpecRule } from './specRule.ts';

/** Two parts of one id: every reference to it means either. */
export const duplicateId: SpecRule = {
  smell: 'duplicate-id',
  check: (doc) => {
    const seen = new Set<string>();
    return partsWithId(doc).flatMap(({ key, id, idRange }): SpecRemark[] => {
      if (!id || !idRange) return [];
      const again = seen.has(id);
      seen.add(id);
      const message = `${id} is used twice, so a reference to it can mean either.`;
      return again ? [{ key, start: idRange.start, end: idRange.end, message }] : [];
    });
  },
};

/** Everything that may carry an id, in the order of the file. */
export function partsWithId(doc: SpecDocument) {
  return doc.sections.flatMap(({ items, requirements }) => [
    ...items,
    ...requirements.flatMap((requirement) => [requirement, ...requirement.criteria]),
  ]);
}
