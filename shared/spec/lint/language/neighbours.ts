import {
  COORDINATORS,
  DETERMINERS,
  PERSONAL_PRONOUNS,
  PREPOSITIONS,
  SUBORDINATORS,
} from '../data/closedClasses.ts';
import { PERSON_NOUNS } from '../data/personNouns.ts';
import { REQUIREMENT_VERBS } from '../data/requirementVerbs.ts';
import type { Token } from './token.ts';
import { baseOf, isVerbal } from './verbForms.ts';
import type { WordClass } from './wordClass.ts';

const RELATIVE = new Set(['who', 'which', 'that']);

/** “let that member change settings”: the word after the person is what they do. */
export function followsLet(token: Token, tokens: readonly Token[]): boolean {
  const from = Math.max(0, token.index - 4);
  const place = tokens
    .slice(from, token.index - 1)
    .findIndex(({ lower }) => lower === 'let' || lower === 'lets');
  return place >= 0 && PERSON_NOUNS.has(tokens[token.index - 1]?.lower ?? '');
}

/** “to adjust”, “to dynamically adjust”. */
export function followsTo(token: Token, tokens: readonly Token[], before: readonly WordClass[]): boolean {
  const offset = before.at(-1) === 'adverb' ? 2 : 1;
  return tokens[token.index - offset]?.lower === 'to';
}

/** After “to”, a word that takes an object is a verb whether a list knows it or not. */
export function startsObject(next: Token | undefined): boolean {
  return next !== undefined && (DETERMINERS.has(next.lower) || PERSONAL_PRONOUNS.has(next.lower));
}

/** “the archive,”: between a determiner and the end of its phrase stands a noun, whatever it ends in. */
export function closesPhrase(previous: WordClass | undefined, next: Token | undefined): boolean {
  if (previous !== 'determiner' && previous !== 'adjective') return false;
  if (!next || next.kind !== 'word') return true;
  const { lower } = next;
  return isVerbal(lower) || PREPOSITIONS.has(lower) || COORDINATORS.has(lower) || SUBORDINATORS.has(lower);
}

/** “stores” after a noun or a relative is a verb, after a determiner, a preposition or “when” a noun. */
export function isFiniteVerb(
  token: Token,
  tokens: readonly Token[],
  previous: WordClass | undefined,
): boolean {
  const { lower, index } = token;
  if (previous === 'noun') return lower.endsWith('s') && REQUIREMENT_VERBS.has(baseOf(lower));
  if (
    previous === 'pronoun' ||
    (previous === 'subordinator' && RELATIVE.has(tokens[index - 1]?.lower ?? ''))
  ) {
    return REQUIREMENT_VERBS.has(lower) || REQUIREMENT_VERBS.has(baseOf(lower));
  }
  return previous === 'coordinator' && (REQUIREMENT_VERBS.has(lower) || REQUIREMENT_VERBS.has(baseOf(lower)));
}

/** “WHEN a setting changes,”: the last word before the comma is the verb that the condition still lacks. */
export function endsCondition(token: Token, tokens: readonly Token[], before: readonly WordClass[]): boolean {
  const next = tokens[token.index + 1];
  if (!token.lower.endsWith('s') || before.at(-1) !== 'noun' || (next && next.text !== ',')) return false;
  for (let index = token.index - 1; index >= 0; index--) {
    const kind = before[index];
    if (kind === 'subordinator') return true;
    if (kind === 'verb' || kind === 'auxiliary' || kind === 'modal' || kind === 'punctuation') return false;
  }
  return false;
}
