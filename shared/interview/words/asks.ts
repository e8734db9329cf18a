import { type Act, readAct } from './act.ts';
import { type Actor, SOMEONE } from './actor.ts';
import { clausesOf } from './clauses.ts';
import { isPersonNoun } from './nouns.ts';
import { objectOf } from './objectOf.ts';
import { personIn } from './personIn.ts';
import { sentences } from './sentences.ts';
import { readStatement } from './statement.ts';
import { verbKind } from './verbs.ts';

/** Something that people shall be able to do. */
export type AskedAct = {
  readonly kind: 'act';
  /** Who is named with it, or before it; null where nobody is. */
  readonly actor: Actor | null;
  readonly act: Act;
  /** What is asked for (`dark mode`), where it is no act; to use it is taken for the act then. */
  readonly thing: string | null;
  /** Wished for in so many words, told of someone (`Owners invite people`), or given as an order (`Show the date`). */
  readonly form: 'wish' | 'told' | 'order';
};
/** One thing a request asks for; a rule is what has to be so, in its own words. */
export type Ask = AskedAct | { readonly kind: 'rule'; readonly words: string };

const MOST_SENTENCES = 30;
/** UTF-16 units; what goes on longer without an end is no sentence. */
const LONGEST_SENTENCE = 1_000;
const MOST_WORDS = 16;
const LIST_ITEM = /^\s*(?:[-*+•]|\d{1,3}[.)])\s+\S/m;

const LEAD =
  /^(?:hi|hello|hey|please|pls|also|and|so|maybe|perhaps|ideally|then|we|i|our (?:customers|users|team)|could (?:you|we)|can (?:you|we)|would you|(?:we|i)(?:['’]d| would) like(?: to)?|(?:we|i) (?:need|want)(?: to)?|let['’]?s|it (?:would|['’]d) be (?:nice|great|good) (?:to|if)|there should be|as an? [^,]{1,40}?(?:,|(?= i )))\s+/i;
const BUILD =
  /^(?:please\s+)?(?:add|implement|build|create|introduce|support|provide|develop|have|need|want|offer|set up)\s+(?<thing>.+)$/i;
/** Where what is asked for ends and its reason begins. */
const REASON =
  /\s*(?:[.;:!?(]|\s(?:so that|so|because|since|instead|but|rather|and (?:we|they|it|then)|please)\b).*$/i;
const WISHES: readonly RegExp[] = [
  /\bwho (?:can|may|could|should|is allowed to|are allowed to|gets to)\s+(?<rest>.+)$/i,
  /\b(?:ability|able|option|way|possible|possibility|allowed|chance) (?:for \w+ )?to\s+(?<rest>.+)$/i,
  /\b(?:wants?|needs?|like|wish(?:es)?|have|has|trying) to\s+(?<rest>.+)$/i,
  /\b(?<who>[\p{L}-]+)\s+(?:can|could|should|must|may)(?:not|['’]t| not)?\s+(?<rest>.+)$/iu,
];
const OBLIGED = /^(?<subject>.+?)\s+(?:must|shall|should|ha(?:s|ve) to|needs? to)\s/i;
const FINITE = /\s(?:must|shall|should|will|can|could|may|is|are|was|were|ha(?:s|ve|d))\s/i;
const PRONOUN = /^(?:it|them|these|those)$/i;
const ENDS_UNCLEAR = /\b(?:it|them|this|that|these|those)$/i;

/**
 * All that a request asks for, in its order, each once. What people do as it is told counts only in a list, or where
 * nothing is wished for: mostly it is how things are today.
 */
export function readAsks(request: string): readonly Ask[] {
  const asks: Ask[] = [];
  let object: string | null = null;
  let people: Actor | null = null;
  for (const sentence of sentences(request).slice(0, MOST_SENTENCES)) {
    people ??= personIn(sentence);
    for (const own of asksIn(sentence)) {
      const ask: Ask | null = own.kind === 'rule' ? own : completed(own, object, people);
      if (!ask || isKnown(ask, asks) || (isDoubtful(ask) && asks.length > 0)) continue;
      asks.push(ask);
      if (ask.kind === 'act') object = ask.thing ?? objectOf(ask.act) ?? object;
    }
  }
  const wished = asks.filter((ask) => ask.kind === 'rule' || ask.form !== 'told');
  return wished.some(({ kind }) => kind === 'act') && !LIST_ITEM.test(request) ? wished : asks;
}

/** The sentence, in its own words, that asks for something first; null when none does. */
export function askingSentence(request: string): string | null {
  return (
    sentences(request)
      .slice(0, MOST_SENTENCES)
      .find((sentence) => asksIn(sentence).some((ask) => ask.kind === 'act' && ask.form !== 'told')) ?? null
  );
}

/** `archive them` says what is archived only together with what stands before it. */
function completed(ask: AskedAct, object: string | null, people: Actor | null): AskedAct | null {
  const { phrase } = ask.act;
  const whole = object ? phrase.replace(/(?<=^\S+ )(?:it|them|those|these)\b/i, object) : phrase;
  const [, ...rest] = whole.split(' ');
  if (rest.slice(0, 2).some((word) => PRONOUN.test(word)) || ENDS_UNCLEAR.test(whole)) return null;
  return { ...ask, actor: ask.actor ?? people, act: { ...ask.act, phrase: whole } };
}

function isKnown(ask: Ask, asks: readonly Ask[]): boolean {
  const words = (one: Ask) => (one.kind === 'rule' ? one.words : one.act.phrase).toLowerCase();
  return asks.some((other) => words(other) === words(ask));
}

/** A second order whose verb may as well be a noun: `; rate limit 100 requests`. */
function isDoubtful(ask: Ask): boolean {
  return ask.kind === 'act' && ask.form === 'order' && !hasObject(ask.act);
}

function asksIn(sentence: string): readonly Ask[] {
  const asks: Ask[] = [];
  if (sentence.length > LONGEST_SENTENCE) return asks;
  for (const part of clausesOf(sentence, says, endsInVerb)) {
    const clause = part.replace(REASON, '');
    const before = asks.findLast((ask) => ask.kind === 'act');
    const ask = wishIn(clause) ?? statedIn(clause, before) ?? thingAsked(clause) ?? ruleIn(clause);
    const words = ask?.kind === 'rule' ? ask.words : ask?.act.phrase;
    if (ask && words && words.split(' ').length <= MOST_WORDS) asks.push(ask);
  }
  return asks;
}

function says(part: string): boolean {
  if (FINITE.test(part) || wishIn(part) || thingAsked(part)) return true;
  const stated = statedIn(part);
  return stated !== null && (stated.form === 'told' || hasObject(stated.act));
}

/** `sort by date`, `share the list`, `filter results`: a verb for sure; `display picture` may be a noun. */
function hasObject({ phrase, verb }: Act): boolean {
  const [next = '', ...others] = phrase.slice(verb.length).trim().split(' ');
  return (
    /^(?:an?|the|their|its|all|every|each|any|some|it|them|those|these|who|what|which|when|where|how|by|for|from|to|in|on|at|with|as|up|out)$/i.test(
      next,
    ) || /s(?:\s|$)/i.test(`${next} ${others.at(-1) ?? ''}`)
  );
}

/** `People can import` waits for what `and export contacts` says. */
function endsInVerb(clause: string): boolean {
  const words = clause.split(' ');
  return words.length < 5 && verbKind(words.at(-1) ?? '') !== null;
}

function wishIn(clause: string): AskedAct | null {
  for (const lead of WISHES) {
    const match = lead.exec(clause);
    const { who, rest } = match?.groups ?? {};
    // “It should return an error” tells what a program does, not what a person can.
    if (!match || !rest || (who && !isPersonNoun(who) && !/^(?:we|they|i|you|he|she|also|only)$/i.test(who)))
      continue;
    const told = innermost(readAct(rest));
    const actor = told?.actor ?? personIn(clause.slice(0, match.index + (who?.length ?? 0)), 'last');
    if (told && isWhole(told.act) && (actor || !isBuilding(told.act)))
      return { kind: 'act', actor, act: told.act, thing: null, form: 'wish' };
  }
  return null;
}

/** An order goes on with the subject of the ask before it: `Owners can see it, filter it and …`. */
function statedIn(clause: string, before?: AskedAct): AskedAct | null {
  const plain = stripLead(clause);
  const statement = readStatement(plain);
  if (statement.kind !== 'ability' || statement.mode === 'cannot' || !statement.act) return null;
  const { subject } = statement;
  const told = innermost(statement.act);
  const actor = told.actor ?? named(statement.actor, subject);
  if (!isWhole(told.act) || (isBuilding(told.act) && !actor)) return null;
  const isTold = subject !== '' && plain.startsWith(subject);
  const form = isTold ? 'told' : subject !== '' || told.act !== statement.act ? 'wish' : 'order';
  const ask = { kind: 'act', actor, act: told.act, thing: null, form } as const;
  const goesOn = form === 'order' && plain === clause && before?.thing === null;
  return goesOn ? { ...ask, actor: before.actor, form: before.form } : ask;
}

/** In `let guests pay` the act is to pay, and guests do it. */
function innermost(act: Act): { act: Act; actor: Actor | null };
function innermost(act: Act | null): { act: Act; actor: Actor | null } | null;
function innermost(act: Act | null): { act: Act; actor: Actor | null } | null {
  const statement = act?.kind === 'allow' ? readStatement(act.phrase) : null;
  if (statement?.kind === 'ability' && statement.act)
    return { act: statement.act, actor: named(statement.actor, statement.subject) };
  return act && { act, actor: null };
}

/** Those whom the request is about are meant by `people`, and by `them`; by `everybody` all are. */
function named(actor: Actor | null, subject: string): Actor | null {
  const isAll = /^(?:every|any)(?:one|body)$/i.test(subject);
  return actor && (isAll || actor.all !== SOMEONE.all) ? actor : null;
}

function isWhole({ phrase }: Act): boolean {
  return phrase.includes(' ');
}

function isBuilding({ phrase, verb }: Act): boolean {
  return BUILD.test(phrase) || /^(?:fix|improve|make)$/.test(verb);
}

function thingAsked(clause: string): AskedAct | null {
  const thing = thingIn(clause);
  const act = thing && readAct(`use ${thing}`);
  return act ? { kind: 'act', actor: null, act, thing, form: 'wish' } : null;
}

function thingIn(clause: string): string | null {
  const thing = BUILD.exec(stripLead(clause))?.groups?.['thing'] ?? needed(clause);
  if (!thing) return null;
  const plain = thing
    .replace(/^(?:an?|the)\s+/i, 'the ')
    .replace(/^(the )?(?:(?:some|better|more|new)\s+)+/i, '$1')
    .trim();
  return plain.split(' ').length <= 7 && /^[\p{L}\p{N}]/u.test(plain) ? plain : null;
}

/** `Customers need better control over …`, `We need CSV export`. */
function needed(clause: string): string | null {
  return /\b(?:needs?|wants?)\s+(?!to\b)(?<thing>.+)$/i.exec(clause)?.groups?.['thing'] ?? null;
}

/** `Existing files must stay reachable`: no person does it, and it is clear what is meant. */
function ruleIn(clause: string): Ask | null {
  const words = stripLead(clause);
  const subject = OBLIGED.exec(words)?.groups?.['subject'] ?? '';
  const isOfThings = subject !== '' && !/^(?:it|they|this|that|there|we|i|you|he|she)$/i.test(subject);
  return isOfThings && readStatement(words).kind === 'behaviour' ? { kind: 'rule', words } : null;
}

function stripLead(clause: string): string {
  let plain = clause;
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(LEAD, '');
  }
  return plain;
}
