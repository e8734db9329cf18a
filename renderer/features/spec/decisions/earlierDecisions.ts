import type { FoundDecision } from '#shared/spec/contract.ts';
import { localDate } from '#shared/spec/localDate.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';

const LONGEST_QUERY = 20_000;
/** Fewer shared words are chance. */
const LEAST_SHARED = 2;
/** More at once would be a list to read instead of a suggestion. */
const MOST_SHOWN = 2;

/** What this spec is about, in its own words, with the question that is asked now. */
export function aboutSpec(document: SpecDocument, question: string): string {
  let words = [question, document.title, document.request?.text ?? ''].join('\n');
  for (const part of allText(document)) {
    if (words.length > LONGEST_QUERY) break;
    words += `\n${part.text}`;
  }
  return words.slice(0, LONGEST_QUERY);
}

function* allText({ requirements, criteria }: SpecDocument) {
  yield* requirements;
  yield* criteria;
}

/** Under which a person who does not want a decision is remembered. */
export function refusalMark({ specId, id }: Pick<FoundDecision, 'specId' | 'id'>): string {
  return `decision ${specId} ${id}`;
}

/** The decisions to suggest: not taken over yet, not refused by this person, and about the same things. */
export function suggestedDecisions(
  found: readonly FoundDecision[],
  document: SpecDocument,
  refused: ReadonlySet<string>,
): readonly FoundDecision[] {
  const taken = new Set(document.decisions.map(({ from }) => from));
  const said = new Set(document.decisions.map(({ text }) => text));
  return found
    .filter(({ shared }) => shared.length >= LEAST_SHARED)
    .filter(({ specId, id, text }) => !taken.has(`${specId} ${id}`) && !said.has(text))
    .filter((decision) => !refused.has(refusalMark(decision)))
    .slice(0, MOST_SHOWN);
}

/** The line it becomes here: today’s date, its words, and where it was decided first. */
export function inheritedWords({ specId, id, text }: FoundDecision, now: number): string {
  return `${localDate(now)} ${text} (from ${specId} ${id})`;
}
