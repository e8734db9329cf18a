import {
  ADVERBS,
  BE,
  COORDINATORS,
  DETERMINERS,
  DO,
  HAVE,
  MODALS,
  NUMBER_WORDS,
  PERSONAL_PRONOUNS,
  PREPOSITIONS,
  RELATIVES,
  SUBORDINATORS,
} from '../data/closedClasses.ts';
import { PERSON_NOUNS } from '../data/personNouns.ts';
import { REQUIREMENT_VERBS } from '../data/requirementVerbs.ts';
import {
  closesPhrase,
  endsCondition,
  followsLet,
  followsTo,
  isFiniteVerb,
  startsObject,
} from './neighbours.ts';
import type { Token } from './token.ts';
import { isParticiple, isVerbal } from './verbForms.ts';

export type WordClass =
  | 'determiner'
  | 'pronoun'
  | 'preposition'
  | 'coordinator'
  | 'subordinator'
  | 'modal'
  | 'auxiliary'
  | 'adverb'
  | 'adjective'
  | 'participle'
  | 'gerund'
  | 'verb'
  | 'noun'
  | 'number'
  | 'punctuation';

const ADJECTIVE_ENDING = /(?:able|ible|ful|ous|less|ical|ish)$|[^aeiou](?:ive|ic|al|ary|ent|ant)$/;
const NOUN_ENDING = /(?:tion|sion|ment|ness|ity|ance|ence|ship|ism|age|ure|ery|dom|hood|ology|graphy)s?$/;
/** Words that only ever stand before a noun; alone they point to one that is left out. */
const PRE_ADJECTIVES = new Set([
  'other',
  'own',
  'same',
  'able',
  'online',
  'offline',
  'long',
  'former',
  'latter',
  'due',
  'such',
]);
/** Adverbs end in -ly, but so do a few nouns and adjectives. */
const NOT_ADVERBS = new Set(
  'only early daily weekly monthly yearly family assembly reply supply friendly likely anomaly july apply rely imply multiply comply'.split(
    ' ',
  ),
);

/** The class of every token of a sentence, by closed lists, endings and neighbours: no model and no randomness. */
export function wordClasses(tokens: readonly Token[]): readonly WordClass[] {
  const classes: WordClass[] = [];
  for (const token of tokens) classes.push(classOf(token, tokens, classes));
  return classes;
}

function classOf(token: Token, tokens: readonly Token[], before: readonly WordClass[]): WordClass {
  if (token.kind === 'number') return 'number';
  if (token.kind === 'literal') return 'noun';
  if (token.kind === 'punctuation') return 'punctuation';
  return closedClass(token, tokens, before) ?? openClass(token, tokens, before);
}

function closedClass(
  token: Token,
  tokens: readonly Token[],
  before: readonly WordClass[],
): WordClass | undefined {
  const { lower } = token;
  const next = tokens[token.index + 1];
  if (MODALS.has(lower)) return 'modal';
  if (BE.has(lower) || HAVE.has(lower) || DO.has(lower)) return 'auxiliary';
  if (lower === 'that' && PERSON_NOUNS.has(next?.lower.replace(/'s$/, '') ?? '')) return 'determiner';
  if (lower === 'that' && followsNoun(before)) return 'subordinator';
  if (PERSONAL_PRONOUNS.has(lower)) return 'pronoun';
  if (COORDINATORS.has(lower)) return 'coordinator';
  if (NUMBER_WORDS.has(lower)) return 'number';
  if (DETERMINERS.has(lower) && !RELATIVES.has(lower)) return 'determiner';
  if (lower === 'following' && before.at(-1) === 'determiner') return 'adjective';
  if (lower === 'that') return next?.kind === 'word' && !isVerbal(next.lower) ? 'determiner' : 'pronoun';
  if (SUBORDINATORS.has(lower) || RELATIVES.has(lower)) return 'subordinator';
  if (PREPOSITIONS.has(lower)) return 'preposition';
  if (ADVERBS.has(lower)) return 'adverb';
  if (PRE_ADJECTIVES.has(lower)) return 'adjective';
  return undefined;
}

function openClass(token: Token, tokens: readonly Token[], before: readonly WordClass[]): WordClass {
  const { lower } = token;
  const previous = before.at(-1);
  const next = tokens[token.index + 1];
  if (lower.endsWith('ly') && lower.length > 4 && !NOT_ADVERBS.has(lower)) return 'adverb';
  const lastContent = lastThatIsNot(before, 'adverb');
  if (lastContent === 'modal') return 'verb';
  if (previous === 'noun' && followsLet(token, tokens)) return 'verb';
  if (followsTo(token, tokens, before) && (REQUIREMENT_VERBS.has(lower) || startsObject(next))) return 'verb';
  if (isParticiple(lower)) {
    const attributive = previous === 'determiner' || previous === 'adjective' || previous === 'preposition';
    return attributive && next?.kind === 'word' ? 'adjective' : 'participle';
  }
  if (lower.endsWith('ing') && lower.length > 5) {
    return previous === 'determiner' || previous === 'adjective' || previous === 'noun' ? 'noun' : 'gerund';
  }
  if (NOUN_ENDING.test(lower)) return 'noun';
  if (ADJECTIVE_ENDING.test(lower)) return closesPhrase(previous, next) ? 'noun' : 'adjective';
  if (isFiniteVerb(token, tokens, previous) || endsCondition(token, tokens, before)) return 'verb';
  return 'noun';
}

function followsNoun(before: readonly WordClass[]): boolean {
  const last = before.at(-1);
  return (
    last === 'noun' || last === 'participle' || last === 'adjective' || last === 'verb' || last === 'gerund'
  );
}

function lastThatIsNot(classes: readonly WordClass[], skipped: WordClass): WordClass | undefined {
  return classes.findLast((each) => each !== skipped);
}
