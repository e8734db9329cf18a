import { stem } from '#shared/code/words.ts';
import { contentWords } from './diff/contentWords.ts';

/** A decision somebody may want to know of. */
export type DecisionWords = { readonly text: string; readonly date: string | null };

export type RankedDecision<Decision> = { readonly decision: Decision; readonly shared: readonly string[] };

/**
 * Those that share a word of meaning with the query, by how rare the shared words are among all decisions and how much
 * of the decision they make up; without a query all of them, the newest first.
 */
export function rankDecisions<Decision extends DecisionWords>(
  decisions: readonly Decision[],
  query: string,
): readonly RankedDecision<Decision>[] {
  const wanted = stems(query);
  if (query.trim() === '')
    return decisions
      .toSorted((a, b) => ((a.date ?? '') < (b.date ?? '') ? 1 : -1))
      .map((decision) => ({ decision, shared: [] }));
  const words = decisions.map(({ text }) => stems(text));
  const frequency = new Map<string, number>();
  for (const own of words) for (const [word] of own) frequency.set(word, (frequency.get(word) ?? 0) + 1);
  return decisions
    .map((decision, index) => {
      const own = words[index] ?? new Map<string, string>();
      const shared = [...own].filter(([word]) => wanted.has(word));
      const weight = (word: string) => Math.log(1 + decisions.length / (frequency.get(word) ?? 1));
      const score = shared.reduce((sum, [word]) => sum + weight(word), 0) / Math.sqrt(Math.max(1, own.size));
      return { decision, shared: shared.map(([, word]) => word), score };
    })
    .filter(({ shared }) => shared.length > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ decision, shared }) => ({ decision, shared }));
}

/** By stem: the word as it stands. */
function stems(text: string): ReadonlyMap<string, string> {
  return new Map([...contentWords(text)].map((word) => [stem(word), word]));
}
