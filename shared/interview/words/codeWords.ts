import { isPersonNoun, plural, singular } from './nouns.ts';

const DEFINED =
  /(?:\b(?:function|class|interface|type|enum|const|let|var|def|func|fn|struct|trait|module)\s+|^(?:async\s+)?)(?<name>[\p{L}_$][\p{L}\p{N}_$]*)\s*[(=:{<]/u;
/** Words for people that say nothing about who has a right. */
const ANYONE =
  /^(?:people|persons?|someone|anyone|everyone|users?|clients?|agents?|hosts?|leads?|partners?|teams?|support|readers?|writers?)$/i;

/** What a line of code defines: `isAdmin` of `export function isAdmin(role: string) {`. */
export function definedName(line: string): string | null {
  const name = DEFINED.exec(line.trim())?.groups?.['name'];
  return name && !/^(?:if|for|while|switch|return|catch)$/.test(name) ? name : null;
}

/** Whom a line about rights speaks of, in the plural: `admins` of `return role === "admin"`; null when of nobody. */
export function roleIn(line: string): string | null {
  const words = line.match(/\p{Lu}?\p{Ll}+|\p{Lu}+(?!\p{Ll})/gu) ?? [];
  const found = words.find((word) => isPersonNoun(word) && !ANYONE.test(word));
  return found ? plural(singular(found.toLowerCase())) : null;
}
