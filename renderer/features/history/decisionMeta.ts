import { day } from '#renderer/features/spec/versionWords.ts';
import type { SpecDecision } from '#shared/spec/specDocument.ts';

/** “Priya Nair, 9 June, from Q7”: who decided, when and from what, as far as that is known. */
export function decisionMeta(decision: Pick<SpecDecision, 'date' | 'from'>, now: Date, by?: string): string {
  return [by, decision.date && dateWords(decision.date, now), decision.from && `from ${decision.from}`]
    .filter(Boolean)
    .join(', ');
}

/** A date of the spec in words; anything else stays as it was written. */
export function dateWords(date: string, now: Date): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(date);
  if (!match) return date;
  const [, year, month, dayOfMonth] = match;
  return day(new Date(Number(year), Number(month) - 1, Number(dayOfMonth)), now);
}

/** What took a decision's place, when it says so: “replaced by R5”. */
export function replacedBy(text: string): string | null {
  return /\b(?:replaced|superseded) by ([A-Z]+-?\d[\d.]*)/i.exec(text)?.[1]?.replace(/\.$/, '') ?? null;
}
