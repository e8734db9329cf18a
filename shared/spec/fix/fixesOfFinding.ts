import { addCriterion } from '../edit/addCriterion.ts';
import { addItem } from '../edit/addItem.ts';
import { setShownBy } from '../edit/setShownBy.ts';
import type { SpecFinding } from '../lint/finding.ts';
import type { SpecDocument } from '../specDocument.ts';
import { fixOf, type SpecFix } from './specFix.ts';

/** Ways to mend a wording: the linter's own words, and the part that is missing. `usedIds` are never given again. */
export function fixesOfFinding(
  doc: SpecDocument,
  finding: SpecFinding,
  usedIds: readonly string[],
): readonly SpecFix[] {
  const { start, end, key } = finding;
  const words = doc.text.slice(start, end);
  const swaps = finding.replacements.map((text) => ({
    title: `Write “${text}”`,
    edits: [{ start, end, text }],
  }));
  switch (finding.smell) {
    case 'missing-criterion': {
      const added = addCriterion(doc, key, 'WHEN …, the system SHALL …', { usedIds });
      return [...swaps, ...fixOf(`Add a criterion to ${key}`, added)];
    }
    case 'missing-evidence':
      return [
        ...swaps,
        ...fixOf('Say that a person shows it', setShownBy(doc, key, [{ kind: 'person', text: '' }])),
        ...fixOf('Say that a verifying agent shows it', setShownBy(doc, key, [{ kind: 'agent', text: '' }])),
      ];
    case 'placeholder': {
      const question = `What does “${words}” in ${key} stand for?`;
      return [
        ...swaps,
        ...fixOf('Ask it as an open question', addItem(doc, 'questions', question, { usedIds })),
      ];
    }
    default:
      return swaps;
  }
}
