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

type Said = Omit<Claim, 'part'>;
const known = new WeakMap<readonly Reading[], readonly Said[]>();

/** The claims of a part: one per sentence with “shall” or “must”. */
export function claimsOf(part: LintedPart): readonly Claim[] {
  const said = known.get(part.readings) ?? read(part.readings);
  known.set(part.readings, said);
  return said.map((claim) => ({ ...claim, part }));
}

function read(readings: readonly Reading[]): readonly Said[] {
  return readings.flatMap((reading): Said[] => {
    const modal = reading.tokens.find(({ lower }) => BINDING.has(lower));
    // “THEN …” alone goes on from another line, and its situation stands there.
    const first = reading.tokens.find(({ kind }) => kind === 'word')?.lower;
    if (!modal || first === 'then' || first === 'and') return [];
    const after = reading.tokens.slice(modal.index + 1);
    const negated = after[0]?.lower === 'not' || after[0]?.lower === 'never';
    const rest = negated ? after.slice(1) : after;
    const verb = rest.find(({ kind }) => kind === 'word')?.lower ?? '';
    return [
      {
        situation: [
          ...telling(reading.tokens.slice(0, modal.index)),
          ...situationLabels(reading, modal.index),
        ].toSorted(),
        verb,
        negated,
        response: telling(rest.slice(1)),
        amounts: [...measures(reading), ...labels(reading).filter(({ token }) => token.index > modal.index)],
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

/** “5 seconds”, “20 %”. */
function measures({ tokens, classes }: Reading): readonly Amount[] {
  return tokens.flatMap((token): Amount[] => {
    const next = tokens[token.index + 1];
    if (token.kind !== 'number' || classes[token.index - 1] === 'noun') return [];
    if (next?.text !== '%' && classes[token.index + 1] !== 'noun') return [];
    return [{ value: token.text, unit: stem(next?.lower ?? ''), token }];
  });
}

/** “status 403”, “record 7”: a number that names one of a kind. */
function labels({ tokens, classes }: Reading): readonly Amount[] {
  return tokens.flatMap((token): Amount[] => {
    const kind = tokens[token.index - 1];
    if (token.kind !== 'number' || !kind || classes[token.index - 1] !== 'noun') return [];
    return [{ value: token.text, unit: `${stem(kind.lower)} number`, token }];
  });
}

/** Another record or another step is another situation, and not another number for the same one. */
function situationLabels(reading: Reading, modal: number): readonly string[] {
  return labels(reading).flatMap(({ value, unit, token }) =>
    token.index < modal ? [`${unit} ${value}`] : [],
  );
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
