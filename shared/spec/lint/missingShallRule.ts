import { earsKeywords } from '../ears.ts';
import type { LintRule } from './lintRule.ts';

const WEAK = /\b(?:should|could|may|might|must|will|shall)\b(?: not\b)?/;

/** A criterion binds by SHALL; other verbs leave it open whether they do. */
export const missingShallRule: LintRule = {
  name: 'missing-shall',
  check: (doc) =>
    doc.criteria.flatMap(({ key, text, textRange }) => {
      if (text === '' || earsKeywords(text).some(({ keyword }) => keyword.startsWith('SHALL'))) return [];
      const weak = WEAK.exec(doc.text.slice(textRange.start, textRange.end));
      if (!weak) {
        const message = 'It does not say who SHALL do what, so it cannot be checked.';
        return [{ key, range: textRange, message, replacements: [] }];
      }
      const start = textRange.start + weak.index;
      const replacement = weak[0].endsWith(' not') ? 'SHALL NOT' : 'SHALL';
      return [
        {
          key,
          range: { start, end: start + weak[0].length },
          message: `“${weak[0]}” leaves it open whether this is asked for.`,
          replacements: [replacement],
        },
      ];
    }),
};
