import type { SpecDocument } from '../specDocument.ts';
import type { Smell, SpecFinding } from './finding.ts';
import { inOrder, lintReadings } from './lintSentence.ts';
import { findingOf } from './smellFacts.ts';
import { definedTerms } from './specRules/definedTerms.ts';
import { type LintedPart, lintedParts } from './specRules/lintedPart.ts';
import { SPEC_RULES } from './specRules/specRules.ts';

/** Prose explains and asks for nothing, so only what keeps readers from understanding it counts there. */
const IN_PROSE: ReadonlySet<Smell> = new Set([
  'placeholder',
  'loophole',
  'ambiguous-pronoun',
  'undefined-acronym',
  'undefined-term',
]);

/**
 * Everything a careful reader would stop at in a spec, in the order of the file; offsets are those of the file.
 * Deterministic, never throws. What is wrong with the form of the file is `doc.problems`.
 */
export function lintSpec(doc: SpecDocument): readonly SpecFinding[] {
  const parts = lintedParts(doc);
  return [...wordingFindings(doc, parts), ...wholeFindings(doc, parts)].toSorted(inOrder);
}

function wordingFindings(doc: SpecDocument, parts: readonly LintedPart[]): readonly SpecFinding[] {
  const { terms, hasGlossary } = definedTerms(doc);
  const told = new Set<string>();
  return parts.flatMap((part) => {
    const isCriterion = part.role === 'criterion';
    const context = { text: part.text, terms, hasGlossary, isCriterion };
    return lintReadings(part.readings, context)
      .filter(({ smell }) => part.role !== 'prose' || IN_PROSE.has(smell))
      .filter((finding) => {
        // An acronym is explained once, so its lack is told once.
        if (finding.smell !== 'undefined-acronym') return true;
        const name = part.text.slice(finding.start, finding.end);
        const isFirst = !told.has(name);
        told.add(name);
        return isFirst;
      })
      .map((finding) => ({
        ...finding,
        key: part.key,
        start: part.offsetInFile(finding.start),
        end: part.offsetInFile(finding.end),
      }));
  });
}

function wholeFindings(doc: SpecDocument, parts: readonly LintedPart[]): readonly SpecFinding[] {
  return SPEC_RULES.flatMap((rule) =>
    rule.check(doc, parts).map((remark) => ({ ...findingOf(rule.smell, remark), key: remark.key })),
  );
}
