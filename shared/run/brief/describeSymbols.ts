import type { CodeSymbol } from '#shared/code/code.ts';

const MOST_SYMBOLS = 12;

/**
 * Definitions as `name` with their kind and line, by line. Of too many, those stay that the words name, then the first;
 * how many are not named is said.
 */
export function describeSymbols(symbols: readonly CodeSymbol[], words: string): string {
  const named = new Set(words.match(/[\p{L}_$][\p{L}\p{N}_$]*/gu) ?? []);
  const rank = ({ name }: CodeSymbol) => (named.has(name) ? 0 : 1);
  const chosen = symbols
    .toSorted((a, b) => rank(a) - rank(b) || a.line - b.line)
    .slice(0, MOST_SYMBOLS)
    .toSorted((a, b) => a.line - b.line);
  const more = symbols.length - chosen.length;
  const shown = chosen.map(({ name, kind, line }) => `${kind} \`${name}\` ${line}`);
  return [...shown, ...(more > 0 ? [`… and ${more} more`] : [])].join(', ');
}
