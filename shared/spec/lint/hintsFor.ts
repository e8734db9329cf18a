import type { SpecDocument } from '../specDocument.ts';
import type { Hint, LintRule } from './lintRule.ts';
import { missingCriterionRule } from './missingCriterionRule.ts';
import { missingShallRule } from './missingShallRule.ts';
import { vagueWordRule } from './vagueWordRule.ts';

const RULES: readonly LintRule[] = [vagueWordRule, missingShallRule, missingCriterionRule];

/** What a careful reader would stop at, in the order of the file. Advice: nothing is refused because of it. */
export function hintsFor(doc: SpecDocument): readonly Hint[] {
  const counts = new Map<string, number>();
  return RULES.flatMap((rule) => rule.check(doc).map((hint) => ({ ...hint, rule: rule.name })))
    .toSorted((a, b) => a.range.start - b.range.start)
    .map((hint) => {
      const name = `${hint.rule}:${hint.key}:${doc.text.slice(hint.range.start, hint.range.end)}`;
      const count = counts.get(name) ?? 0;
      counts.set(name, count + 1);
      return { ...hint, id: count === 0 ? name : `${name}~${count + 1}` };
    });
}
