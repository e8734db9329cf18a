import { earsKeywords } from '../../ears.ts';
import type { Remark } from '../finding.ts';
import type { Reading } from '../language/readText.ts';
import type { RuleContext, SentenceRule } from './sentenceRule.ts';

/** Verbs of things that happen at a moment; without a trigger, a test does not know when to look. */
const MOMENTARY = new Set(
  `send notify email inform alert warn show display refuse reject redirect return respond answer ask prompt delete
   discard restart retry log cancel close open abort expire lock unlock revoke confirm publish`
    .trim()
    .split(/\s+/),
);
const TRIGGERS =
  /\b(?:when|whenever|while|whilst|where|if|once|after|before|until|unless|upon|on|during|each|every|as soon as|at|in case|for|to)\b/i;

/** EARS: an event is answered when something has happened, so WHEN or IF needs an event, and an event needs one of them. */
export const missingTrigger: SentenceRule = {
  smell: 'missing-trigger',
  check: (reading, context) => [...emptyConditions(reading, context), ...noCondition(reading, context)],
};

/** “WHEN, the system SHALL …”. */
function emptyConditions(reading: Reading, { text }: RuleContext): readonly Remark[] {
  return earsKeywords(text.slice(reading.start, reading.end)).flatMap(({ keyword, start, end }): Remark[] => {
    if (!/^(?:WHEN|WHILE|WHERE|IF)$/.test(keyword)) return [];
    if (!/^\s*(?:[,.;:…]|$|THEN\b|SHALL\b)/.test(text.slice(reading.start + end, reading.end))) return [];
    const message = `Nothing follows “${keyword}”, so nobody knows when it holds.`;
    return [{ start: reading.start + start, end: reading.start + end, message }];
  });
}

function noCondition(reading: Reading, { isCriterion, text, before }: RuleContext): readonly Remark[] {
  if (!isCriterion || before.length > 0) return [];
  const modal = reading.tokens.find(({ lower }) => lower === 'shall');
  const verb = modal && reading.tokens[modal.index + 1];
  if (!modal || !verb || !MOMENTARY.has(verb.lower) || TRIGGERS.test(text)) return [];
  const message = `Nothing says when “${verb.text}” happens.`;
  return [
    {
      start: modal.start,
      end: verb.end,
      message,
      severity: 'info',
      suggestion: 'Begin with WHEN and the event.',
    },
  ];
}
