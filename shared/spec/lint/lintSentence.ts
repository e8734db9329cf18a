import { type Finding, SMELLS } from './finding.ts';
import { readText } from './language/readText.ts';
import type { Reading } from './language/readText.ts';
import type { RuleContext } from './rules/sentenceRule.ts';
import { SENTENCE_RULES } from './rules/sentenceRules.ts';
import { findingOf } from './smellFacts.ts';

export type LintOptions = {
  /** Terms and acronyms that the text may use without explaining them. Case does not count. */
  readonly terms?: Iterable<string>;
  /** Whether the text has to be one testable sentence; then a missing trigger or response is told too. */
  readonly isCriterion?: boolean;
  /** Whether `terms` are all there are, so that others are told. */
  readonly hasGlossary?: boolean;
};

/**
 * Everything wrong with the words of one requirement, in the order of its text; it may have several sentences.
 * Deterministic, never throws. Offsets count UTF-16 units of `text`.
 */
export function lintSentence(text: string, options: LintOptions = {}): readonly Finding[] {
  const terms = new Set([...(options.terms ?? [])].map((term) => term.toLowerCase()));
  const { isCriterion = false, hasGlossary = false } = options;
  return lintReadings(readText(text), { text, terms, isCriterion, hasGlossary });
}

/** The same for a text that was read before. */
export function lintReadings(
  readings: readonly Reading[],
  context: Omit<RuleContext, 'before'>,
): readonly Finding[] {
  return readings
    .flatMap((reading, index) => {
      const all: RuleContext = { ...context, before: readings.slice(Math.max(0, index - 2), index) };
      return SENTENCE_RULES.flatMap((rule) =>
        rule.check(reading, all).map((remark) => findingOf(rule.smell, remark)),
      );
    })
    .toSorted(inOrder);
}

/** By place; at one place the smells in their own order, so that the outcome never depends on the rules' order. */
export function inOrder(a: Finding, b: Finding): number {
  return a.start - b.start || a.end - b.end || SMELLS.indexOf(a.smell) - SMELLS.indexOf(b.smell);
}
