import type { SpecDocument } from '../specDocument.ts';
import type { Finding, Smell, SpecFinding } from './finding.ts';
import type { Reading } from './language/readText.ts';
import { inOrder, lintReadings } from './lintSentence.ts';
import { findingOf } from './smellFacts.ts';
import { type DefinedTerms, definedTerms } from './specRules/definedTerms.ts';
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
  const defined = definedTerms(doc);
  const told = new Set<string>();
  return parts.flatMap((part) =>
    wordingOf(part, defined)
      .filter(({ smell, start, end }) => {
        // An acronym is explained once, so its lack is told once.
        if (smell !== 'undefined-acronym') return true;
        const name = part.text.slice(start, end);
        const isFirst = !told.has(name);
        told.add(name);
        return isFirst;
      })
      .map((finding) => ({
        ...finding,
        key: part.key,
        start: part.offsetInFile(finding.start),
        end: part.offsetInFile(finding.end),
      })),
  );
}

/** What was said of readings, by role; readings are kept while their text stays, and defined terms seldom change. */
const said = new WeakMap<
  readonly Reading[],
  { readonly for: string; readonly findings: readonly Finding[] }
>();

function wordingOf(part: LintedPart, defined: DefinedTerms): readonly Finding[] {
  const situation = `${part.role} ${String(defined.hasGlossary)} ${defined.signature}`;
  const known = said.get(part.readings);
  if (known?.for === situation) return known.findings;
  const { terms, hasGlossary } = defined;
  const context = { text: part.text, terms, hasGlossary, isCriterion: part.role === 'criterion' };
  const findings = lintReadings(part.readings, context).filter(
    ({ smell }) => part.role !== 'prose' || IN_PROSE.has(smell),
  );
  said.set(part.readings, { for: situation, findings });
  return findings;
}

function wholeFindings(doc: SpecDocument, parts: readonly LintedPart[]): readonly SpecFinding[] {
  return SPEC_RULES.flatMap((rule) =>
    rule.check(doc, parts).map((remark) => ({ ...findingOf(rule.smell, remark), key: remark.key })),
  );
}
