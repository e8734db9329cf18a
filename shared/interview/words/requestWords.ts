import { type Act, readAct } from './act.ts';
import { type Actor, readActor, SOMEONE } from './actor.ts';
import { isPersonNoun, plural } from './nouns.ts';
import { sentences } from './sentences.ts';
import { readStatement } from './statement.ts';
import { verbKind } from './verbs.ts';

/** What a request names, as far as its grammar is sure; questions and suggestions speak with these words. */
export type RequestWords = {
  readonly actor: Actor;
  /** `edit workspace settings`; null when the request names no act of a person. */
  readonly act: Act | null;
  /** `workspace settings`: what the act is done to, or the thing asked for. */
  readonly object: string | null;
  /** The request is about who may do something. */
  readonly isAboutRights: boolean;
  /** A thing to be built was asked for (`Add dark mode`) rather than an act. */
  readonly isThing: boolean;
};

const RIGHTS =
  /\b(?:who (?:can|may|could|should|is allowed to)|permissions?|access|control over|roles?|rights?|allowed to|only \w+ (?:can|may))\b/i;
const BUILD =
  /^(?:please\s+)?(?:add|implement|build|create|introduce|support|provide|develop|have|need|want|offer|set up)\s+(?<thing>.+)$/i;
const LEAD =
  /^(?:hi|hello|please|pls|also|so|we|i|our (?:customers|users|team)|could (?:you|we)|can (?:you|we)|would you|(?:we|i)(?:['’]d| would) like(?: to)?|(?:we|i) (?:need|want)(?: to)?|let['’]?s|it would be (?:nice|great|good) (?:to|if)|there should be|as an? [^,]{1,40},)\s+/i;
const CUT =
  /\s*(?:[,.;:!?(]|\s(?:so that|so|because|since|when|whenever|if|while|instead|but|without|rather|and (?:we|they|it|then)|before|after)\b).*$/i;

export function readRequest(request: string): RequestWords {
  const all = sentences(request);
  const isAboutRights = all.some((sentence) => RIGHTS.test(sentence));
  const act = firstOf(all, actIn);
  const thing = act ? null : firstOf(all, thingIn);
  return {
    actor: firstOf(all, personIn) ?? SOMEONE,
    act: act ?? (thing ? readAct(`use ${thing}`) : null),
    object: thing ?? (act ? objectOf(act) : null),
    isAboutRights,
    isThing: thing !== null,
  };
}

function firstOf<Value>(all: readonly string[], read: (sentence: string) => Value | null): Value | null {
  for (const sentence of all.slice(0, 12)) {
    const found = read(sentence);
    if (found) return found;
  }
  return null;
}

const ACT_LEADS: readonly RegExp[] = [
  /\bwho (?:can|may|could|should|is allowed to|are allowed to|gets to)\s+(?<rest>.+)$/i,
  /\b(?:ability|able|option|way|possible|possibility|allowed|chance) (?:for \w+ )?to\s+(?<rest>.+)$/i,
  /\b(?:wants?|needs?|like|wish(?:es)?|have|has|trying) to\s+(?<rest>.+)$/i,
  /\b(?<who>[\p{L}-]+)\s+(?:can|could|should|must|may)(?:not|['’]t| not)?\s+(?<rest>.+)$/iu,
];

function actIn(sentence: string): Act | null {
  for (const lead of ACT_LEADS) {
    const { who, rest } = lead.exec(sentence)?.groups ?? {};
    // “It should return an error” tells what a program does, not what a person can.
    if (who && !isPersonNoun(who) && !/^(?:we|they|i|you|he|she|also|only)$/i.test(who)) continue;
    const act = rest ? innermost(readAct(rest.replace(CUT, ''))) : null;
    if (act && !isBuilding(act)) return whole(act);
  }
  const plain = stripLead(sentence).replace(CUT, '');
  const statement = readStatement(plain);
  if (statement.kind !== 'ability' || !statement.act || isBuilding(statement.act)) return null;
  return whole(innermost(statement.act) ?? statement.act);
}

/** In `let guests pay` the act is to pay. */
function innermost(act: Act | null): Act | null {
  if (act?.kind !== 'allow') return act;
  const statement = readStatement(act.phrase);
  return statement.kind === 'ability' ? statement.act : act;
}

/** A lone verb, such as `log in`, or one with what it is done to; cut where it gets long. */
function whole(act: Act): Act | null {
  const words = act.phrase.split(' ');
  if (words.length < 2) return null;
  return words.length > 9 ? { ...act, phrase: words.slice(0, 9).join(' ') } : act;
}

function isBuilding(act: Act): boolean {
  return BUILD.test(act.phrase) || act.verb === 'fix' || act.verb === 'improve' || act.verb === 'make';
}

function thingIn(sentence: string): string | null {
  const thing = BUILD.exec(stripLead(sentence).replace(CUT, ''))?.groups?.['thing'] ?? needed(sentence);
  if (!thing) return null;
  const plain = thing.replace(/^(?:an?|the|some|better|more|new)\s+/i, '').trim();
  const words = plain.split(' ');
  return words.length > 0 && words.length <= 7 && /^[\p{L}\p{N}]/u.test(plain) ? plain : null;
}

/** `Customers need better control over …`, `We need CSV export`. */
function needed(sentence: string): string | null {
  return (
    /\b(?:needs?|wants?)\s+(?!to\b)(?<thing>.+)$/i.exec(sentence.replace(CUT, ''))?.groups?.['thing'] ?? null
  );
}

function stripLead(sentence: string): string {
  let plain = sentence;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(LEAD, '');
  }
  return plain;
}

const PREPOSITION =
  /\s(?:for|to|from|in|on|at|by|with|into|as|of|over|about|per|via|through|under|between|after|before)\s.*$/i;

function objectOf(act: Act): string | null {
  const rest = act.phrase
    .slice(act.verb.length)
    .trim()
    .replace(/^(?:an?|the|their|its|all|every|each|any)\s+/i, '');
  const object = rest.replace(PREPOSITION, '').trim();
  const isClause =
    /^(?:who|what|which|when|where|how|whether|if|it|them|that|to|in|out|on|up|off|from|by|with|for|at|of|as|per|via|into|over|about)\b/i.test(
      object,
    );
  return object === '' || isClause || object.split(' ').length > 4 ? null : object;
}

function personIn(sentence: string): Actor | null {
  const asA = /^as an? (?<who>[^,]{1,30}),/i.exec(sentence)?.groups?.['who'];
  if (asA) return readActor(plural(asA));
  const words = sentence.split(/[^\p{L}\p{N}'-]+/u);
  const found = words.find(
    (word) =>
      isPersonNoun(word) &&
      !/^(?:people|person|someone|anyone|everyone|team|teams|support|staff)$/i.test(word),
  );
  return found && verbKind(found) === null ? readActor(found) : null;
}
