import { type Act, readAct } from './act.ts';
import { type Actor, readActor } from './actor.ts';
import { isPersonNoun } from './nouns.ts';
import { baseOfThirdPerson, verbKind } from './verbs.ts';

/**
 * What a sentence says, as far as its grammar is sure. `subject` is in the writer's own words; `verbPhrase` begins
 * with a verb in its base form.
 */
export type Statement =
  /** Someone can, or cannot, do something. `only`: nobody else can. `actor` and `act` are null where unsure. */
  | {
      readonly kind: 'ability';
      readonly subject: string;
      readonly actor: Actor | null;
      readonly verbPhrase: string;
      readonly act: Act | null;
      readonly mode: 'can' | 'cannot' | 'only';
    }
  /** A person has to do something. */
  | { readonly kind: 'duty'; readonly subject: string; readonly verbPhrase: string }
  /** The system, or a part of it, does or does not do something. */
  | {
      readonly kind: 'behaviour';
      readonly subject: string;
      readonly verbPhrase: string;
      readonly not: boolean;
    }
  | {
      readonly kind: 'condition';
      readonly keyword: 'WHEN' | 'WHILE' | 'IF' | 'WHERE';
      readonly condition: string;
      readonly response: string;
    }
  /** A whole clause of another shape. */
  | { readonly kind: 'clause'; readonly words: string }
  /** Something that is to be there. */
  | { readonly kind: 'thing'; readonly words: string }
  /** Words whose grammar is not known, such as those of another language. */
  | { readonly kind: 'unknown'; readonly words: string };

const CAN =
  /^(?<subject>.+?)\s+(?:(?<not>cannot|can['’]t|can not|could not|couldn['’]t|may not|must not|mustn['’]t|should not|shouldn['’]t|(?:is|are) not allowed to|(?:should|must) not be able to|never (?:can|may))|can|could|may|might|(?:should|must|shall|will|would|['’]ll) be able to|(?:is|are) (?:able|allowed) to|gets? to|wants? to|would like to|wish(?:es)? to)\s+(?<rest>\S.*)$/i;
const MUST =
  /^(?<subject>.+?)\s+(?<verb>must|should|shall|will|has to|have to|needs? to|ought to)(?<not>\s+(?:not|never))?\s+(?<rest>\S.*)$/i;
const SYSTEM =
  /^(?:the )?(?:system|app|application|software|program|product|tool|service|site|website|page|it|we)$/i;
const FINITE =
  /\s(?:is|are|was|were|has|have|had|does|do|doesn['’]t|don['’]t|isn['’]t|aren['’]t|stays?|remains?|keeps?|becomes?|works?|gets?|goes|comes?|appears?|happens?|lasts?|ends?|starts?|begins?|means?|needs?|contains?|includes?|shows?|takes?|counts?)(?:\s|$)/i;

export function readStatement(sentence: string): Statement {
  const words = sentence
    .replace(/[.!…]+$/, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (!isLatin(words)) return { kind: 'unknown', words };
  return (
    readCondition(words) ??
    readPossible(words) ??
    readAbility(words) ??
    readObligation(words) ??
    readPlain(words) ?? { kind: FINITE.test(words) ? 'clause' : 'thing', words }
  );
}

function isLatin(words: string): boolean {
  const letters = words.match(/\p{L}/gu) ?? [];
  const ascii = letters.filter((letter) => /[A-Za-z]/.test(letter));
  return letters.length > 0 && ascii.length / letters.length > 0.85;
}

const CONDITION =
  /^(?<word>when(?:ever)?|once|as soon as|every time|each time|while|as long as|if|in case|where)\s+(?<condition>[^,]+?)(?:,\s*(?:then\s+)?|\s+then\s+)(?<response>\S.*)$/i;

function readCondition(words: string): Statement | null {
  const found = CONDITION.exec(words)?.groups;
  if (!found) return null;
  const word = (found['word'] ?? '').toLowerCase();
  const keyword =
    word === 'if' || word === 'in case'
      ? 'IF'
      : word === 'where'
        ? 'WHERE'
        : /^(?:while|as long as)$/.test(word)
          ? 'WHILE'
          : 'WHEN';
  return {
    kind: 'condition',
    keyword,
    condition: found['condition'] ?? '',
    response: found['response'] ?? '',
  };
}

/** `It should be possible for guests to pay`, `Let members invite people`, `Be able to export`. */
function readPossible(words: string): Statement | null {
  const possible =
    /^it (?:should|must|shall|will|has to|is to) be possible (?:for (?<who>.+?) )?to (?<rest>.+)$/i.exec(
      words,
    );
  if (possible) return ability(possible.groups?.['who'] ?? '', possible.groups?.['rest'] ?? '', 'can');
  const able =
    /^(?:to )?(?:be(?:ing)? able to|a way to|the (?:ability|option) to|an option to)\s+(?<rest>.+)$/i.exec(
      words,
    );
  if (able) return ability('', able.groups?.['rest'] ?? '', 'can');
  const lets = /^(?:let|allow|enable|permit)\s+(?<rest>.+)$/i.exec(words)?.groups?.['rest']?.split(' ') ?? [];
  for (let at = 1; at <= Math.min(4, lets.length - 1); at++) {
    const from = lets[at] === 'to' ? at + 1 : at;
    const subject = lets.slice(0, at).join(' ');
    if (verbKind(lets[from]?.replace(/,$/, '') ?? '') && readActor(subject))
      return ability(subject, lets.slice(from).join(' '), 'can');
  }
  return null;
}

function readAbility(words: string): Statement | null {
  const found = CAN.exec(words)?.groups;
  if (!found) return null;
  const subject = found['subject'] ?? '';
  const rest = found['rest'] ?? '';
  if (/^(?:be|been|have been)\b/i.test(rest)) return { kind: 'clause', words };
  if (isSystem(subject)) return behaviour(subject, rest, found['not'] !== undefined);
  const only = /^(?:only|(?:nobody|no one) (?:but|except|other than)|just)\s+(?<who>.+)$/i.exec(subject)
    ?.groups?.['who'];
  if (only) return ability(only, rest, 'only');
  if (/^(?:nobody|no one|none)$/i.test(subject)) return ability('anyone', rest, 'cannot');
  return ability(subject, rest, found['not'] ? 'cannot' : 'can');
}

function readObligation(words: string): Statement | null {
  const found = MUST.exec(words)?.groups;
  if (!found) return null;
  const subject = found['subject'] ?? '';
  const rest = found['rest'] ?? '';
  const not = found['not'] !== undefined;
  if (!isPerson(subject)) return behaviour(subject, rest, not);
  if (not) return ability(subject, rest, 'cannot');
  return /^be\b/i.test(rest) ? { kind: 'clause', words } : { kind: 'duty', subject, verbPhrase: rest };
}

/** `Owners invite people`, `An owner invites people`, `Invite people`, `Inviting people`. */
function readPlain(words: string): Statement | null {
  const all = words.split(' ');
  for (let at = 1; at <= Math.min(4, all.length - 1); at++) {
    const subject = all.slice(0, at).join(' ');
    const verb = all[at] ?? '';
    if (isSystem(subject)) {
      const base = baseOfThirdPerson(verb);
      if (base) return behaviour(subject, [base, ...all.slice(at + 1)].join(' '), false);
    }
    if (!isPerson(subject)) continue;
    const base = verbKind(verb) ? verb : baseOfThirdPerson(verb);
    if (base) return ability(subject, [base, ...all.slice(at + 1)].join(' '), 'can');
  }
  const gerund = /^(?<stem>\p{L}{2,})ing$/iu.exec(all[0] ?? '')?.groups?.['stem']?.toLowerCase();
  const base = gerund
    ? [gerund, `${gerund}e`, gerund.slice(0, -1)].find((stem) => verbKind(stem))
    : undefined;
  if (base) return ability('', [base, ...all.slice(1)].join(' '), 'can');
  return readAct(words) && all.length > 1 ? ability('', words, 'can') : null;
}

function ability(subject: string, rest: string, mode: 'can' | 'cannot' | 'only'): Statement {
  const act = readAct(rest);
  const actor = subject === '' ? null : readActor(subject);
  return { kind: 'ability', subject, actor, verbPhrase: act?.phrase ?? rest, act, mode };
}

function behaviour(subject: string, rest: string, not: boolean): Statement {
  return { kind: 'behaviour', subject: isSystem(subject) ? 'the system' : subject, verbPhrase: rest, not };
}

function isSystem(subject: string): boolean {
  return SYSTEM.test(subject);
}

function isPerson(subject: string): boolean {
  const head = subject.split(/\s+(?:with|of|in|from|who|that|without|on|at)\s+/i)[0] ?? subject;
  return (
    /^(?:i|we|you|they|he|she)$/i.test(head) ||
    isPersonNoun(head.split(' ').at(-1) ?? '') ||
    /\belse$/i.test(head)
  );
}
