import { BE, DETERMINERS, PREPOSITIONS } from '../data/closedClasses.ts';
import type { Reading } from '../language/readText.ts';
import type { Token } from '../language/token.ts';
import type { LintedPart } from './lintedPart.ts';

export type Amount = { readonly value: string; readonly unit: string; readonly token: Token };

/** What a binding sentence comes to: in which situation, who, and what; each as its telling words. */
export type Claim = {
  readonly part: LintedPart;
  readonly situation: readonly string[];
  readonly verb: string;
  readonly negated: boolean;
  readonly response: readonly string[];
  readonly amounts: readonly Amount[];
  /** From the modal to the end of the sentence, in the part's text. */
  readonly start: number;
  readonly end: number;
};

const BINDING = new Set(['shall', 'must', 'will']);
const SMALL = new Set([
  ...DETERMINERS,
  ...BE,
  'and',
  'or',
  'then',
  'when',
  'if',
  'while',
  'where',
  'that',
  'which',
  'also',
  'system',
]);

/** The claims of a part: one per sentence with “shall” or “must”. */
export function claimsOf(part: LintedPart): readonly Claim[] {
  return part.readings.flatMap((reading): Claim[] => {
    const modal = reading.tokens.find(({ lower }) => BINDING.has(lower));
    if (!modal) return [];
    const after = reading.tokens.slice(modal.index + 1);
    const negated = after[0]?.lower === 'not' || after[0]?.lower === 'never';
    const rest = negated ? after.slice(1) : after;
    const verb = rest.find(({ kind }) => kind === 'word')?.lower ?? '';
    return [
      {
        part,
        situation: telling(reading.tokens.slice(0, modal.index)),
        verb,
        negated,
        response: telling(rest.slice(1)),
        amounts: amountsOf(reading),
        start: modal.start,
        end: reading.end,
      },
    ];
  });
}

function telling(tokens: readonly Token[]): readonly string[] {
  const words = tokens
    .filter(
      ({ kind, lower }) =>
        (kind === 'word' && !SMALL.has(lower) && !PREPOSITIONS.has(lower)) || kind === 'literal',
    )
    .map(({ lower }) => stem(lower));
  return [...new Set(words)].sort();
}

function amountsOf({ tokens }: Reading): readonly Amount[] {
  return tokens.flatMap((token): Amount[] => {
    if (token.kind !== 'number') return [];
    const next = tokens[token.index + 1];
    if (next?.kind !== 'word' && next?.text !== '%') return [];
    return [{ value: token.text, unit: stem(next.lower), token }];
  });
}

/** Good enough to make “adds” and “added” one word. */
export function stem(word: string): string {
  const base = word.replace(/(?:'s|’s)$/, '');
  if (base.length < 5) return base.replace(/(?<=[^su])s$/, '');
  return base
    .replace(/(?:ies|ied)$/, 'y')
    .replace(/(?<=[^s])(?:ing|ed|es|s)$/, '')
    .replace(/e$/, '');
}

/** How much two sorted word lists share, 0 to 1; 1 for two empty ones. */
export function likeness(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 && other.length === 0) return 1;
  const words = new Set(one);
  const shared = other.filter((word) => words.has(word)).length;
  return shared / (one.length + other.length - shared);
}
