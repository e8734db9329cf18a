import type { Token } from './token.ts';

/** A term of a list, found at tokens `start` to `end` (exclusive). */
export type TermMatch<Entry> = { readonly entry: Entry; readonly start: number; readonly end: number };

/** Words and phrases to look for, by their first word. A later, longer entry wins over a shorter one. */
export type TermIndex<Entry> = (tokens: readonly Token[]) => readonly TermMatch<Entry>[];

/** Prepares a list once, so that looking it up costs one step per word of the text, however long the list. */
export function termIndex<Entry>(
  entries: readonly Entry[],
  termsOf: (entry: Entry) => readonly string[],
): TermIndex<Entry> {
  const byFirst = new Map<string, { words: readonly string[]; entry: Entry }[]>();
  for (const entry of entries) {
    for (const term of termsOf(entry)) {
      const words = term.split(' ');
      const [first] = words;
      if (!first) continue;
      const list = byFirst.get(first) ?? [];
      list.push({ words, entry });
      byFirst.set(first, list);
    }
  }
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return (tokens) => {
    const found: TermMatch<Entry>[] = [];
    let index = 0;
    while (index < tokens.length) {
      const match = matchAt(tokens, index, byFirst);
      if (match) found.push(match);
      index = match?.end ?? index + 1;
    }
    return found;
  };
}

function matchAt<Entry>(
  tokens: readonly Token[],
  start: number,
  byFirst: ReadonlyMap<string, readonly { words: readonly string[]; entry: Entry }[]>,
): TermMatch<Entry> | null {
  const token = tokens[start];
  if (!token || token.kind === 'literal') return null;
  for (const { words, entry } of byFirst.get(token.lower) ?? []) {
    if (words.every((word, offset) => tokens[start + offset]?.lower === word)) {
      return { entry, start, end: start + words.length };
    }
  }
  return null;
}
