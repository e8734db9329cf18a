import { day } from '#renderer/features/spec/versionWords.ts';
import type { SpecDecision } from '#shared/spec/specDocument.ts';

/** “9 June, from answer 7”: when it was decided and from what, as far as the spec says. */
export function decisionMeta(decision: SpecDecision, now: Date): string {
  return [decision.date && dateWords(decision.date, now), decision.from && `from ${decision.from}`]
    .filter(Boolean)
    .join(', ');
}

/** A date of the spec in words; anything else stays as it was written. */
function dateWords(date: string, now: Date): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  const [, year, month, dayOfMonth] = match;
  return day(new Date(Number(year), Number(month) - 1, Number(dayOfMonth)), now);
}
