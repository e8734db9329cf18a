import { partsWithId } from './duplicateId.ts';
import type { SpecRemark, SpecRule } from './specRule.ts';

const REFERENCE = /`[^`\n]*`|\bAC-\d{1,6}\.\d{1,6}\b|(?<=\((?:see )?)[RCBNADQ]\d{1,6}(?=\))/g;

/** A reference to something the spec does not have. Questions may be gone: they were answered. */
export const danglingId: SpecRule = {
  smell: 'dangling-id',
  check: (doc) => {
    const parts = partsWithId(doc);
    const known = new Set(parts.flatMap(({ id }) => (id ? [id] : [])));
    const prose = doc.requirements.flatMap((requirement) => requirement.prose);
    return [...parts, ...prose].flatMap(({ key, textRange }) =>
      [...doc.text.slice(textRange.start, textRange.end).matchAll(REFERENCE)].flatMap(
        (match): SpecRemark[] => {
          const [id] = match;
          if (id.startsWith('`') || id.startsWith('Q') || known.has(id)) return [];
          const start = textRange.start + match.index;
          return [{ key, start, end: start + id.length, message: `There is no ${id} in this spec.` }];
        },
      ),
    );
  },
};
