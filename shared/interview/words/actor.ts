import { singular, uncapital, withArticle } from './nouns.ts';

/** Who does something, in the forms that sentences need. `one` takes a verb in the third person singular. */
export type Actor = {
  /** `an owner`, `an admin or an owner`, `someone`. */
  readonly one: string;
  /** `owners`, `people`. */
  readonly all: string;
  /** `someone who is not an owner`; null when everyone is meant, so that nobody is left. */
  readonly others: string | null;
};

export const SOMEONE: Actor = { one: 'someone', all: 'people', others: null };

const EVERYONE =
  /^(?:i|we|you|they|them|he|she|it|one|anyone|anybody|everyone|everybody|someone|somebody|people|users?|all|all users|all people|any user|every user|a user|the user|a person)$/i;
const DETERMINER = /^(?:the|all|any|every|each|an?|our|my|your|their|some|both|only|just)\s+/i;

/** Reads a subject such as `Workspace owners`, `An owner`, `Admins and owners`; null when its grammar is not sure. */
export function readActor(phrase: string): Actor | null {
  const clean = phrase.trim().replace(/\s+/g, ' ');
  if (EVERYONE.test(clean))
    return /^users?$|user$/i.test(clean) ? { ...SOMEONE, one: 'a user', all: 'users' } : SOMEONE;
  if (/^(?:everyone|everybody|anyone|anybody|all) else$/i.test(clean)) {
    return { one: 'anyone else', all: 'everyone else', others: null };
  }
  const signedIn =
    /^(?:everyone|everybody|anyone|anybody|someone|people|users|all users|every user)(?: who is| who are| that is)? (signed in|logged in)$/i;
  if (signedIn.test(clean)) {
    return {
      one: 'someone who is signed in',
      all: 'people who are signed in',
      others: 'someone who is not signed in',
    };
  }
  const parts = clean.split(/\s*(?:,\s*(?:and|or)?|\band\b|\bor\b)\s*/i).filter((part) => part !== '');
  const nouns = parts.map((part) => uncapital(part.replace(DETERMINER, '')));
  if (nouns.length === 0 || nouns.length > 3 || !nouns.every(isSimple)) return null;
  const ones = nouns.map((noun) => withArticle(singularPhrase(noun)));
  const one = ones.join(' or ');
  const all = nouns.join(' and ');
  const others = ones.length === 1 ? `someone who is not ${one}` : `anyone other than ${one}`;
  return { one, all, others };
}

/** One to three words without a preposition or relative clause, which would need agreement. */
function isSimple(noun: string): boolean {
  const words = noun.split(' ');
  return (
    words.length <= 3 &&
    words.every((word) => /^[\p{L}\p{N}][\p{L}\p{N}-]*$/u.test(word) && !SMALL.test(word))
  );
}

const SMALL =
  /^(?:who|whom|that|which|with|without|of|in|on|at|from|for|to|by|is|are|be|not|no|if|when|as|than|this|these|those|can|may|must)$/i;

function singularPhrase(noun: string): string {
  const words = noun.split(' ');
  const last = words.pop() ?? '';
  return [...words, singular(last)].join(' ');
}
