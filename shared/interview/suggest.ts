import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { BankQuestion } from './bank.ts';
import type { Subject } from './subject.ts';
import { askSentence } from './words/askSentence.ts';
import { capital } from './words/nouns.ts';
import { removedWord, type VerbKind } from './words/verbs.ts';

/** Suggested answers in the request's own words; none where the request names too little. */
export function suggestionsFor(
  question: BankQuestion,
  subject: Subject,
  said: string,
  doc: SpecDocument,
): readonly string[] {
  switch (question.suggest) {
    case 'outcomes':
      return outcomes(subject);
    case 'more':
      return more(subject).filter((words) => !said.toLowerCase().includes(words.toLowerCase()));
    case 'people':
      return people(subject);
    case 'later':
      return doc.requirements.toReversed().map(({ title }) => title);
    case undefined:
      return [];
  }
}

const MOST_ASKS = 8;

/** All that was asked for comes first, where that is more than one thing. */
function outcomes(subject: Subject): readonly string[] {
  const asked = subject.request.asks.slice(0, MOST_ASKS).map(askSentence);
  return [...(asked.length > 1 ? [asked.join(' ')] : []), ...outcomesOfOne(subject)];
}

function outcomesOfOne({ request, actor, act }: Subject): readonly string[] {
  if (!act) return [];
  const who = capital(actor.all);
  if (request.isAboutRights) {
    const object = request.object ?? 'the rest';
    return [
      `Owners can choose who can ${act.phrase}. Everyone else can see ${object} but not change anything.`,
      `Only owners can ${act.phrase}. Everyone else can see ${object} but not change anything.`,
      `Admins can choose who can ${act.phrase}. Admins can see who has that right.`,
    ];
  }
  if (request.isThing) return thingOutcomes(who, request.object ?? 'it');
  const base = `${who} can ${act.phrase}.`;
  return [
    base,
    ...FOLLOW[act.kind].map((next) => `${base} ${who} can ${objectIn(next, request.object, act.verb)}.`),
  ];
}

function thingOutcomes(who: string, thing: string): readonly string[] {
  return [
    `${who} can use ${thing}.`,
    `${who} can turn ${thing} on or off. The choice is kept for the next visit.`,
    `${who} can use ${thing}. Admins can turn ${thing} off for everyone.`,
  ];
}

/** What usually belongs to an act of that kind. */
const FOLLOW: Readonly<Record<VerbKind, readonly string[]>> = {
  see: ['search and filter {object}', 'see when {object} last changed'],
  find: ['keep a search for next time', 'sort what was found'],
  change: ['see who changed {object}, and when', 'go back to what was there before'],
  choose: ['change what was chosen', 'see what is chosen now'],
  make: ['change or remove {object}', 'see all {object} in one place'],
  remove: ['see what was {done}, and by whom', 'restore what was {done}'],
  send: ['see what was sent, and to whom', 'take back what was sent'],
  take: ['choose which {object} to include', 'see who has taken {object} out, and when'],
  allow: ['see who has that right', 'take that right away again'],
  other: ['see whether it worked', 'go back to what was there before'],
};

function objectIn(template: string, object: string | null, verb: string): string {
  return template.replaceAll('{object}', object ?? 'them').replaceAll('{done}', removedWord(verb));
}

/** What was asked for and not said yet, then what usually belongs to it. */
function more({ request, actor, act }: Subject): readonly string[] {
  const asked = request.asks.map((ask) => askSentence(ask).replace(/\.$/, ''));
  return [...(asked.length > 1 ? asked : []), ...moreOfOne({ request, actor, act })];
}

function moreOfOne({ request, actor, act }: Pick<Subject, 'request' | 'actor' | 'act'>): readonly string[] {
  if (!act) return [];
  const who = capital(actor.all);
  const right = /^(?:choose|decide|pick) who (?:may|can) (?<right>.+)$/.exec(act.phrase)?.groups?.['right'];
  if (right) return [`${who} can withdraw the right to ${right}`, `${who} can see who can ${right}`];
  return FOLLOW[act.kind].map((next) => `${who} can ${objectIn(next, request.object, act.verb)}`);
}

function people({ actor }: Subject): readonly string[] {
  const own = actor.others && !/signed in/.test(actor.all) ? [`Only ${actor.all}`] : [];
  return [
    ...new Set([...own, 'Only owners', 'Owners and admins', 'Everyone who is signed in', 'Anyone']),
  ].slice(0, 4);
}
