import type { NounPhrase } from './nounPhrases.ts';
import type { Reading } from './readText.ts';
import type { Token } from './token.ts';

export type PronounNumber = 'thing' | 'plural' | 'person';

const PRONOUNS: Readonly<Record<string, PronounNumber>> = {
  it: 'thing',
  its: 'thing',
  itself: 'thing',
  they: 'plural',
  them: 'plural',
  their: 'plural',
  theirs: 'plural',
  themselves: 'plural',
  he: 'person',
  him: 'person',
  his: 'person',
  himself: 'person',
  she: 'person',
  her: 'person',
  herself: 'person',
};
/** Heads that measure or set the scene (“in this case”, “2 seconds”): nobody takes a pronoun for them. */
const SCENERY = new Set(
  `case cases way manner order time times second seconds minute minutes hour hours day days week weeks month months year
   years addition accordance example instance number numbers amount set use basis part respect terms behalf means
   request regard event fact reason effect degree extent result end beginning start condition conditions section future`
    .trim()
    .split(/\s+/),
);

/** What number a pronoun asks for; undefined for words that are none. */
export function pronounNumber(token: Token): PronounNumber | undefined {
  return token.kind === 'word' && Object.hasOwn(PRONOUNS, token.lower) ? PRONOUNS[token.lower] : undefined;
}

/** The different things before the pronoun, in its sentence, that agree with it; nearest last. */
export function referents(reading: Reading, pronoun: Token): readonly NounPhrase[] {
  const number = pronounNumber(pronoun);
  if (!number) return [];
  const found = new Map<string, NounPhrase>();
  for (const phrase of reading.phrases) {
    if (phrase.end > pronoun.index) break;
    if (SCENERY.has(phrase.head) || phrase.preposition === 'as' || phrase.determiner === 'no') continue;
    if (!agrees(phrase, number)) continue;
    found.delete(phrase.head);
    found.set(phrase.head, phrase);
  }
  return [...found.values()];
}

function agrees(phrase: NounPhrase, number: PronounNumber): boolean {
  switch (number) {
    case 'thing':
      return !phrase.plural && !phrase.person;
    case 'plural':
      return phrase.plural || phrase.joined || phrase.person;
    case 'person':
      return phrase.person && !phrase.plural;
  }
}
