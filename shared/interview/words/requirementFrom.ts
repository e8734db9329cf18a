import { type Act, inThirdPerson, readAct, verbsOf } from './act.ts';
import { type Actor, readActor, SOMEONE } from './actor.ts';
import { capital, uncapital } from './nouns.ts';
import { readStatement, type Statement } from './statement.ts';
import { baseOfThirdPerson, type VerbKind } from './verbs.ts';

export type DraftRequirement = { readonly title: string; readonly criteria: readonly string[] };

/** What a system has to do when someone does such an act; each can be seen by looking. */
const EFFECTS: Readonly<Record<VerbKind, string>> = {
  see: 'show what is there at that moment',
  find: 'show every match and nothing else',
  change: 'keep the change and show the new state from then on',
  choose: 'apply the choice from then on',
  make: 'keep the result and show a confirmation',
  remove: 'finish the act and show a confirmation',
  send: 'finish the act and show a confirmation, or say why the act failed',
  take: 'hand over the complete result, or say why the act failed',
  allow: 'apply the permission from then on',
  other: 'finish the act and show a confirmation',
};
/** Verbs of which more is known than their kind. */
const OWN_EFFECTS: Readonly<Record<string, string>> = {
  sort: 'show everything in that order',
  reorder: 'show everything in that order from then on',
  compare: 'show what is compared side by side',
  hide: 'leave what was hidden out of view, and lose nothing',
  archive: 'leave what was archived out of view, and lose nothing',
  restore: 'bring back what was there before',
  undo: 'bring back what was there before',
};
const LONGEST_TITLE = 90;

/**
 * Makes a requirement with criteria in EARS out of one sentence. `someone` is who is meant where the sentence names
 * nobody. Where the grammar is not sure the words are kept whole, so that nothing is put into a person's mouth.
 */
export function requirementFrom(sentence: string, someone: Actor = SOMEONE): DraftRequirement {
  const [first, second] = splitBut(sentence);
  const statement = readStatement(first);
  const draft = draftFrom(statement, first, someone);
  if (!second || statement.kind !== 'ability') return draftFrom(readStatement(sentence), sentence, someone);
  const refused = { ...statement, ...withAct(second), mode: 'cannot' as const };
  return { title: titleOf(sentence), criteria: [...draft.criteria, ...abilityCriteria(refused, someone)] };
}

/** `see settings but not edit them` holds two statements about one subject. */
function splitBut(sentence: string): readonly [string, string | null] {
  const found =
    /^(?<first>.+?),?\s+but\s+(?:(?:they\s+)?(?:cannot|can['’]t|can not|may not)|not)\s+(?<second>.+?)[.!]*$/i.exec(
      sentence,
    );
  return [found?.groups?.['first'] ?? sentence, found?.groups?.['second'] ?? null];
}

function withAct(words: string): { verbPhrase: string; act: Act | null } {
  const act = readAct(words);
  return { verbPhrase: act?.phrase ?? words, act };
}

function draftFrom(statement: Statement, sentence: string, someone: Actor): DraftRequirement {
  switch (statement.kind) {
    case 'ability': {
      const named = startsWith(sentence, statement)
        ? outside(sentence, someone)
        : `${statement.actor?.all ?? (statement.subject || someone.all)} can ${statement.verbPhrase}`;
      return { title: titleOf(named), criteria: abilityCriteria(statement, someone) };
    }
    case 'duty': {
      const subject = uncapital(readActor(statement.subject)?.all ?? statement.subject);
      return {
        title: titleOf(sentence),
        criteria: [`The system SHALL require ${subject} to ${statement.verbPhrase}.`],
      };
    }
    case 'behaviour': {
      const shall = statement.not ? 'SHALL NOT' : 'SHALL';
      return {
        title: titleOf(sentence),
        criteria: [`${capital(statement.subject)} ${shall} ${statement.verbPhrase}.`],
      };
    }
    case 'condition':
      return { title: titleOf(sentence), criteria: [conditionCriterion(statement)] };
    case 'clause':
      return {
        title: titleOf(statement.words),
        criteria: [`The system SHALL make sure that ${uncapital(statement.words)}.`],
      };
    case 'thing':
      return {
        title: titleOf(statement.words),
        criteria: [`The system SHALL offer ${uncapital(statement.words)}.`],
      };
    case 'unknown':
      return {
        title: titleOf(statement.words),
        criteria: [`The system SHALL do what was asked for: “${statement.words}”.`],
      };
  }
}

/** False for `Let guests pay` and `pay`, whose titles are put together anew. */
function startsWith(sentence: string, { subject, mode }: Extract<Statement, { kind: 'ability' }>): boolean {
  return mode !== 'can' || (subject !== '' && sentence.toLowerCase().startsWith(subject.toLowerCase()));
}

/** A title speaks about people, not as one of them. */
function outside(sentence: string, someone: Actor): string {
  return sentence.replace(/^(?:i|we|you|they)\b/i, someone.all);
}

function titleOf(sentence: string): string {
  const plain = sentence
    .replace(/[.!…;,]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  const short =
    plain.length <= LONGEST_TITLE ? plain : plain.slice(0, LONGEST_TITLE + 1).replace(/[\s,;:]+\S*$/, '');
  return capital(short);
}

function abilityCriteria(
  { subject, actor, verbPhrase, act, mode }: Extract<Statement, { kind: 'ability' }>,
  someone: Actor,
): readonly string[] {
  const isSpoken = subject === '' || /^(?:i|we|you|they)$/i.test(subject);
  const who = isSpoken ? someone : actor;
  const phrase = oneOf(verbPhrase);
  if (mode === 'cannot') return [refusal(who?.one ?? uncapital(subject), who !== null, phrase, act, 'why')];
  const does = can(who, uncapital(subject), phrase, act);
  if (mode === 'can') return [does];
  const others = who?.others ?? `anyone other than ${uncapital(subject)}`;
  return [does, refusal(others, true, phrase, act, 'who can')];
}

function can(who: Actor | null, subject: string, phrase: string, act: Act | null): string {
  if (!who || !act) return `The system SHALL let ${who?.all ?? subject} ${phrase}.`;
  return `WHEN ${doing(who, act)}, the system SHALL ${effectOf(act)}.`;
}

/** `an owner edits workspace settings`; nobody “sees” before being shown, so that one is asked for. */
export function doing(who: Actor, act: Act): string {
  const isAsked = /^(?:see|know|understand)$/.test(act.verb);
  return oneOf(isAsked ? `${who.one} asks to ${act.phrase}` : `${who.one} ${inThirdPerson(act)}`);
}

export function effectOf(act: Act): string {
  // Several acts in one have no more in common than their kind.
  const own = verbsOf(act) === act.verb ? OWN_EFFECTS[act.verb] : undefined;
  return own ?? EFFECTS[act.kind];
}

function refusal(who: string, isOne: boolean, phrase: string, act: Act | null, say: string): string {
  const nothing =
    act?.kind === 'see' || act?.kind === 'find' || act?.kind === 'take' ? 'show nothing' : 'change nothing';
  return `IF ${who} ${isOne ? 'tries' : 'try'} to ${phrase}, THEN the system SHALL refuse, say ${say}, and ${nothing}.`;
}

/** A single act turns a switch one way. */
function oneOf(phrase: string): string {
  return phrase.replace(/\bon and off\b/gi, 'on or off');
}

function conditionCriterion({
  keyword,
  condition,
  response,
}: Extract<Statement, { kind: 'condition' }>): string {
  return `${keyword} ${uncapital(condition)}, ${keyword === 'IF' ? 'THEN ' : ''}${responseClause(response)}.`;
}

/** `the system SHALL …` for what is to happen: an order, a sentence about the system, or a clause. */
export function responseClause(response: string): string {
  const words = response.replace(/[.!…]+$/, '').trim();
  const statement = readStatement(words);
  if (statement.kind === 'behaviour') {
    return `${uncapital(statement.subject)} ${statement.not ? 'SHALL NOT' : 'SHALL'} ${statement.verbPhrase}`;
  }
  const not = /^(?:do not|don['’]t|never)\s+(?<rest>.+)$/i.exec(words)?.groups?.['rest'];
  if (not && readAct(not)) return `the system SHALL NOT ${uncapital(not)}`;
  if (readAct(words)) return `the system SHALL ${uncapital(words)}`;
  const [first = '', ...rest] = words.split(' ');
  const base = baseOfThirdPerson(first);
  if (base) return `the system SHALL ${[base, ...rest].join(' ')}`;
  if (statement.kind === 'unknown' || statement.kind === 'thing') {
    return `the system SHALL respond with this: “${words}”`;
  }
  return `the system SHALL make sure that ${uncapital(words)}`;
}
