import { earsKeywords } from '../../ears.ts';
import type { Remark } from '../finding.ts';
import type { RuleContext, SentenceRule } from './sentenceRule.ts';

const CONDITIONS = /^(?:WHEN|WHILE|WHERE|IF)$/;

/** EARS: whatever the condition, somebody SHALL do something. Judged once for the whole text. */
export const missingResponse: SentenceRule = {
  smell: 'missing-response',
  check: (_reading, context) =>
    context.before.length > 0 || context.text.trim() === '' ? [] : judge(context),
};

function judge({ text, isCriterion }: RuleContext): readonly Remark[] {
  const keywords = earsKeywords(text);
  const start = text.length - text.trimStart().length;
  const whole = { start, end: text.trimEnd().length };
  const condition = keywords.find(({ keyword }) => CONDITIONS.test(keyword));
  if (!/\b(?:shall|must|should|will|may|can|could|might|then)\b/i.test(text)) {
    if (condition)
      return [{ ...whole, message: `It says ${condition.keyword}, but not who SHALL do what then.` }];
    return isCriterion
      ? [{ ...whole, message: 'It does not say who SHALL do what, so it cannot be checked.' }]
      : [];
  }
  const shall = keywords.findLast(({ keyword }) => keyword.startsWith('SHALL'));
  if (shall && /^[\s.,;:*_]*$/.test(text.slice(shall.end))) {
    return [{ start: shall.start, end: shall.end, message: `Nothing follows “${shall.keyword}”.` }];
  }
  return [];
}
