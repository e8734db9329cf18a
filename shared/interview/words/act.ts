import type { VerbKind } from './verbs.ts';
import { thirdPerson, verbKind } from './verbs.ts';

/** What someone does: `verb` in its base form, `phrase` from the verb on, such as `edit workspace settings`. */
export type Act = { readonly verb: string; readonly kind: VerbKind; readonly phrase: string };

const FIRST_PERSON: readonly (readonly [RegExp, string])[] = [
  [/\b(?:my|our|your)\b/gi, 'their'],
  [/\b(?:me|us)\b/g, 'them'],
  [/\b(?:I|we|you)\b/g, 'they'],
  [/\b(?:myself|ourselves|yourself)\b/gi, 'themselves'],
];

/** Null when the first word is not a known verb. */
export function readAct(words: string): Act | null {
  const phrase = fromOutside(
    words
      .trim()
      .replace(/\s+/g, ' ')
      .replace(/[.!;,]+$/, ''),
  );
  const adverb = /^(?:also|easily|quickly|only|just|then|still|always|now|simply|directly)\s+/i;
  const core = phrase.replace(adverb, '').replace(/^to\s+/i, '');
  const first = /^[\p{L}-]+/u.exec(core)?.[0].toLowerCase() ?? '';
  const kind = verbKind(first);
  return kind ? { verb: first, kind, phrase: first + core.slice(first.length) } : null;
}

/** A person's own words, told about them: `edit my files` becomes `edit their files`. */
export function fromOutside(words: string): string {
  return FIRST_PERSON.reduce((result, [pattern, replacement]) => result.replace(pattern, replacement), words);
}

/** The verbs an act begins with: `rename, move and delete` of `rename, move and delete folders`. */
export function verbsOf({ phrase, verb }: Act): string {
  let verbs = verb;
  for (;;) {
    const next = /^(?:,\s+(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)(?<word>[a-z-]+)(?=[\s,]|$)/i.exec(
      phrase.slice(verbs.length),
    );
    if (!next?.groups?.['word'] || !verbKind(next.groups['word'])) return verbs;
    verbs += next[0];
  }
}

/** `edits workspace settings`; further verbs follow: `edits and saves it`, `renames, moves and deletes folders`. */
export function inThirdPerson(act: Act): string {
  const verbs = verbsOf(act);
  const first = verbs.replace(/[\p{L}-]+/gu, (word) => (verbKind(word) ? thirdPerson(word) : word));
  const rest = act.phrase.slice(verbs.length);
  const joined = rest.replace(/\b(and|or|then)\s+([a-z-]+)\b/g, (whole, link: string, word: string) =>
    verbKind(word) && !isNounHere(rest, word) ? `${link} ${thirdPerson(word)}` : whole,
  );
  return first + joined;
}

/** `reports and orders` or `list and search results` may be nouns: only a verb with something behind it is one. */
function isNounHere(rest: string, word: string): boolean {
  return !new RegExp(
    `\\b(?:and|or|then)\\s+${word}\\s+(?:a|an|the|their|it|them|its|each|every|all|new|this)\\b`,
  ).test(rest);
}
