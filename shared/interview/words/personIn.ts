import { type Actor, readActor } from './actor.ts';
import { isPersonNoun, plural } from './nouns.ts';
import { verbKind } from './verbs.ts';

const NOBODY_IN_PARTICULAR =
  /^(?:people|person|someone|anyone|anybody|everyone|everybody|team|teams|support|staff)$/i;

/** A person that words name in particular, as those who are meant: the first one, or the one who stands last. */
export function personIn(words: string, which: 'first' | 'last' = 'first'): Actor | null {
  const asA = /^as an? (?<who>[^,]{1,30}?)(?:,| i )/i.exec(words)?.groups?.['who'];
  if (asA) return readActor(plural(asA));
  const isMeant = (word: string) =>
    isPersonNoun(word) && verbKind(word) === null && !NOBODY_IN_PARTICULAR.test(word);
  const all = words.split(/[^\p{L}\p{N}'-]+/u);
  const found = which === 'first' ? all.find(isMeant) : all.findLast(isMeant);
  return found === undefined ? null : readActor(plural(found));
}
