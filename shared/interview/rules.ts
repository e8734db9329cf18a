import type { ProposalEdit, SpecList } from '#shared/spec/proposal.ts';
import type { BankQuestion } from './bank.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { fill, type Subject } from './subject.ts';
import { readActor } from './words/actor.ts';
import { isPersonNoun, uncapital } from './words/nouns.ts';
import { doing, effectOf, requirementFrom, responseClause } from './words/requirementFrom.ts';
import { asSentence, listItems, saysNothing, sentences } from './words/sentences.ts';
import { readStatement } from './words/statement.ts';

export type RuleInput = {
  readonly question: BankQuestion;
  readonly answer: string;
  readonly subject: Subject;
  /** Makes the words of a decision: with its date and the number of the question it came from. */
  readonly decision: (words: string) => string;
  readonly doc: SpecDocument;
};

/** Turns an answer in someone's own words into edits. An answer that says “nothing” becomes none. */
export function applyRule(input: RuleInput): readonly ProposalEdit[] {
  const { question, answer, subject } = input;
  if (saysNothing(answer)) return [];
  switch (question.otherwise) {
    case 'outcomes':
      return sentences(answer).map((sentence) => outcome(sentence, subject));
    case 'paragraph':
      return [{ kind: 'addParagraph', section: 'why', text: sentences(answer).map(asSentence).join(' ') }];
    case 'success':
      return [{ kind: 'addParagraph', section: 'why', text: success(answer) }];
    case 'people':
      return people(input);
    case 'response':
      return response(input);
    case 'out':
      return listItems(answer).map((text) => item('scopeOut', capitalised(text)));
    case 'constraints':
      return sentences(answer).map((sentence) => item('constraints', asSentence(sentence)));
    case 'boundaries':
      return sentences(answer).map((sentence) => item('boundaries', asSentence(sentence)));
    case 'integration':
      return sentences(answer).map((sentence) => item('integration', asSentence(sentence)));
    case 'duration':
      return duration(input);
    case 'limit':
      return [item('constraints', limit(answer, subject))];
    case 'later':
      return later(input);
  }
}

export function item(list: SpecList, text: string): ProposalEdit {
  return { kind: 'addItem', list, text };
}

/** Under the main requirement once the spec has one; until then a requirement of its own. */
export function criterion(subject: Subject, text: string, title: string): ProposalEdit {
  return subject.main
    ? { kind: 'addCriterion', requirement: subject.main, text, shownBy: null }
    : { kind: 'addRequirement', title, optional: false, criteria: [text] };
}

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** A question put back is kept as an open question, never turned into a requirement. */
function outcome(sentence: string, subject: Subject): ProposalEdit {
  if (sentence.endsWith('?')) return item('questions', capitalised(sentence));
  const { title, criteria } = requirementFrom(sentence, subject.actor);
  return { kind: 'addRequirement', title, optional: false, criteria: [...criteria] };
}

/** A requirement named by its title is marked optional; anything else that can wait is optional scope. */
function later({ answer, doc }: RuleInput): readonly ProposalEdit[] {
  return sentences(answer).map((sentence): ProposalEdit => {
    const plain = (words: string) => words.toLowerCase().replace(/[.\s]+$/, '');
    const named = doc.requirements.find(
      ({ id, title }) => plain(title) === plain(sentence) || plain(id) === plain(sentence),
    );
    return named
      ? { kind: 'replaceWords', target: named.key, before: named.title, after: `(optional) ${named.title}` }
      : item('scopeOptional', capitalised(sentence.replace(/[.!]+$/, '')));
  });
}

function success(answer: string): string {
  const [first = '', ...rest] = sentences(answer);
  const plain = first.replace(/^(?:when|if)\s+/i, '');
  const isClause =
    /^(?:when|if)\s/i.test(first) ||
    ['clause', 'ability', 'behaviour', 'duty'].includes(readStatement(first).kind);
  const lead = isClause
    ? `We will know it worked when ${uncapital(plain)}`
    : `How we will know it worked: ${uncapital(first)}`;
  return [lead, ...rest].map(asSentence).join(' ');
}

/** `Only owners`, `Owners and admins`, `Everyone who is signed in`, `Anyone`; other words are kept as a decision. */
function people(input: RuleInput): readonly ProposalEdit[] {
  const { answer, subject, decision } = input;
  const { act, slots } = subject;
  const phrase = slots['act'] ?? 'use this';
  const words = sentences(answer)[0]?.replace(/[.!]+$/, '') ?? answer;
  if (sentences(answer).length > 1 || readStatement(words).kind === 'ability') {
    return sentences(answer).map((sentence) => outcome(sentence, subject));
  }
  const named = words.replace(/^(?:only|just)\s+/i, '').replace(/\s+only$/i, '');
  const actor = readActor(named);
  if (!actor) return unreadPeople(named, phrase, input);
  if (!actor.others) return [item('decisions', decision(`Anyone may ${phrase}; nobody is refused.`))];
  const does = act
    ? `WHEN ${doing(actor, act)}, the system SHALL ${effectOf(act)}.`
    : `The system SHALL let ${actor.all} ${phrase}.`;
  const isSignedIn = actor.others === 'someone who is not signed in';
  const refusal = isSignedIn
    ? `IF ${actor.others} tries to ${phrase}, THEN the system SHALL ask for a sign-in first, and change nothing.`
    : `IF ${actor.others} tries to ${phrase}, THEN the system SHALL refuse, say who can, and change nothing.`;
  const title = `Only ${actor.all} can ${phrase}`;
  return [
    subject.main
      ? { kind: 'addCriterion', requirement: subject.main, text: refusal, shownBy: null }
      : { kind: 'addRequirement', title, optional: false, criteria: [does, refusal] },
    item('decisions', decision(`${title}.`)),
  ];
}

/** `the customer who placed it, and support agents`: no article or number fits for sure, so the words stay whole. */
function unreadPeople(
  named: string,
  phrase: string,
  { subject, decision }: RuleInput,
): readonly ProposalEdit[] {
  const decided = item('decisions', decision(`${capitalised(named)} may ${phrase}.`));
  const isPeople = named.split(' ').length <= 14 && named.split(/[^\p{L}-]+/u).some(isPersonNoun);
  if (!isPeople) return [decided];
  const who = uncapital(named).replace(/,\s+(and|or)\s+/g, ' $1 ');
  const refusal = `IF anyone other than ${who} tries to ${phrase}, THEN the system SHALL refuse, say who can, and change nothing.`;
  return [criterion(subject, refusal, `Nobody else can ${phrase}`), decided];
}

function response({ question, answer, subject }: RuleInput): readonly ProposalEdit[] {
  const lead = fill(question.lead ?? 'The system', subject.slots) ?? 'WHEN this is used,';
  return sentences(answer).map((sentence) => {
    if (sentence.endsWith('?')) return item('questions', capitalised(sentence));
    return criterion(subject, `${lead} ${responseClause(sentence)}.`, question.title ?? 'What happens then');
  });
}

const DURATION =
  /(?:(?:within|in|under|less than|at most|max(?:imum)?|up to)\s+)?(?<count>\d+(?:[.,]\d+)?|an?|one|two|three|five|ten|half an?)\s*(?<unit>ms|milliseconds?|s|secs?|seconds?|m|mins?|minutes?|h|hours?|days?|weeks?)\b/i;

function duration({ answer, subject }: RuleInput): readonly ProposalEdit[] {
  const found = DURATION.exec(answer);
  if (!found) return [item('constraints', asSentence(answer))];
  const time = `${found.groups?.['count'] ?? ''} ${found.groups?.['unit'] ?? ''}`;
  const text = `WHEN ${subject.slots['doing']}, the system SHALL show the result within ${time}.`;
  return [criterion(subject, text, `The result shows within ${time}`)];
}

function limit(answer: string, { slots }: Subject): string {
  const words = sentences(answer)
    .join(' ')
    .replace(/[.!]+$/, '');
  const isCount =
    /^(?:up to |about |around |at most )?(?:\d[\d.,\s]*|an? |one |two |three |ten |hundred|thousand|million|dozens?|hundreds|thousands)[\w\s]*$/i.test(
      words,
    );
  if (!isCount) return asSentence(words);
  const count = uncapital(words.replace(/^(?:up to|about|around|at most)\s+/i, ''));
  const what = slots['object'] === 'this' || words.split(' ').length > 3 ? '' : ` ${slots['object']}`;
  return `It copes with up to ${count}${what} at once.`;
}
