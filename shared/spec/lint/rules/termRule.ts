import type { TermGroup } from '../data/termGroup.ts';
import type { Remark, Smell } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import { type TermMatch, termIndex } from '../language/termIndex.ts';
import { termUse } from '../language/termUse.ts';
import type { RuleContext, SentenceRule } from './sentenceRule.ts';

/** A rule that looks for the words of a list. `accepts` may refuse a place where the word is harmless. */
export function termRule(
  smell: Smell,
  groups: readonly TermGroup[],
  accepts: (match: TermMatch<TermGroup>, reading: Reading) => boolean = () => true,
): SentenceRule {
  const find = termIndex(groups, ({ terms }) =>
    terms.split(/[,]/).map((term) => term.trim().replace(/\s+/g, ' ')),
  );
  return {
    smell,
    check: (reading, context) =>
      find(reading.tokens)
        .filter((match) => isUsedSo(match, reading) && accepts(match, reading))
        .flatMap((match) => remarkOn(match, reading, context)),
  };
}

function isUsedSo({ entry, start, end }: TermMatch<TermGroup>, reading: Reading): boolean {
  if (!entry.as) return true;
  const use = termUse(reading, start, end);
  return use !== null && entry.as.includes(use);
}

function remarkOn(match: TermMatch<TermGroup>, reading: Reading, context: RuleContext): readonly Remark[] {
  const first = reading.tokens[match.start];
  const last = reading.tokens[match.end - 1];
  if (!first || !last) return [];
  const words = context.text.slice(first.start, last.end);
  const term = words.toLowerCase().replace(/\s+/g, ' ');
  if (context.terms.has(term)) return [];
  const { reason, severity, suggestion, replacements } = match.entry;
  return [
    {
      start: first.start,
      end: last.end,
      message: `“${words}” ${reason}.`,
      replacements: replacements?.[term] ?? [],
      ...(severity && { severity }),
      ...(suggestion !== undefined && { suggestion }),
    },
  ];
}
