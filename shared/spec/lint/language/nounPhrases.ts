import { PERSON_NOUNS } from '../data/personNouns.ts';
import type { Token } from './token.ts';
import type { WordClass } from './wordClass.ts';

/** `start` and `end` are token places, the end exclusive; `head` is the lower-case last noun. */
export type NounPhrase = {
  readonly start: number;
  readonly end: number;
  readonly head: string;
  readonly plural: boolean;
  readonly person: boolean;
  readonly determiner: string | null;
  /** Two phrases joined by “and” also stand as one. */
  readonly joined: boolean;
  /** The word before it when that is a preposition, else null. */
  readonly preposition: string | null;
};

const PLURAL_WITHOUT_S = new Set([
  'people',
  'children',
  'men',
  'women',
  'data',
  'media',
  'criteria',
  'personnel',
  'staff',
  'metadata',
]);
const SINGULAR_WITH_S =
  /(?:ss|us|is|ics)$|^(?:status|access|process|address|bus|gps|https?|dns|sms|tls|ais|means|series)$/;
const INSIDE = new Set<WordClass>(['adjective', 'noun', 'number', 'participle', 'gerund']);

/** The noun phrases of a sentence in their order; a chain such as “end of the train” gives two. */
export function nounPhrases(tokens: readonly Token[], classes: readonly WordClass[]): readonly NounPhrase[] {
  const phrases: NounPhrase[] = [];
  let index = 0;
  while (index < tokens.length) {
    const end = phraseEnd(tokens, classes, index);
    const phrase = end > index ? phraseOf(tokens, classes, index, end, phrases.at(-1)) : null;
    if (phrase) phrases.push(phrase);
    index = Math.max(end, index + 1);
  }
  return phrases;
}

function phraseEnd(tokens: readonly Token[], classes: readonly WordClass[], start: number): number {
  let end = classes[start] === 'determiner' ? start + 1 : start;
  let last = start;
  while (end < classes.length) {
    const kind = classes[end];
    if (kind === undefined || !INSIDE.has(kind)) break;
    // A participle or gerund after the noun starts a new thing: “the data stored in”.
    if ((kind === 'participle' || kind === 'gerund') && last > start) break;
    end++;
    if (kind === 'noun') last = end;
    // “the owner’s files” names two things, and a pronoun can mean either.
    if (tokens[end - 1]?.lower.endsWith("'s")) break;
  }
  return last;
}

function phraseOf(
  tokens: readonly Token[],
  classes: readonly WordClass[],
  start: number,
  end: number,
  previous: NounPhrase | undefined,
): NounPhrase | null {
  const head = tokens[end - 1];
  if (!head || classes[end - 1] !== 'noun') return null;
  const before = tokens[start - 1];
  const determiner = classes[start] === 'determiner' ? (tokens[start]?.lower ?? null) : null;
  const joined = previous?.end === start - 1 && (before?.lower === 'and' || before?.lower === '&');
  return {
    start,
    end,
    head: head.lower.replace(/'s$/, ''),
    plural: isPlural(head.lower.replace(/'s$/, ''), determiner),
    person: isPerson(head.lower),
    determiner,
    joined,
    preposition: before && classes[start - 1] === 'preposition' ? before.lower : null,
  };
}

function isPlural(head: string, determiner: string | null): boolean {
  if (determiner === 'a' || determiner === 'an' || determiner === 'each' || determiner === 'every')
    return false;
  if (determiner === 'these' || determiner === 'those') return true;
  if (PLURAL_WITHOUT_S.has(head)) return true;
  return head.endsWith('s') && head.length > 3 && !SINGULAR_WITH_S.test(head);
}

function isPerson(head: string): boolean {
  return PERSON_NOUNS.has(head) || PERSON_NOUNS.has(head.replace(/(?:'s|s)$/, ''));
}
