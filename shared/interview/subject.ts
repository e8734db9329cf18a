import type { SpecDocument } from '#shared/spec/specDocument.ts';
import { saidIn, type Turn } from './interview.ts';
import type { Act } from './words/act.ts';
import { type Actor, SOMEONE } from './words/actor.ts';
import { readRequest, type RequestWords } from './words/requestWords.ts';
import { doing } from './words/requirementFrom.ts';
import { sentences } from './words/sentences.ts';
import { readStatement } from './words/statement.ts';

/** What the conversation is about: who does what, in words that fit into sentences. */
export type Subject = {
  readonly request: RequestWords;
  readonly actor: Actor;
  readonly act: Act | null;
  /** The requirement of the spec that says so, once there is one. */
  readonly main: string | null;
  readonly slots: Readonly<Record<string, string>>;
};

/** The spec knows best, then what was answered, then the request. */
export function subjectOf(doc: SpecDocument, turns: readonly Turn[]): Subject {
  const request = readRequest(doc.request?.text ?? doc.title);
  const requirement = doc.requirements.find(({ title }) => ability(title) !== null);
  const answered = turns.flatMap(({ question, answer }) =>
    question.topic === 'outcome' ? sentences(saidIn(answer) ?? '') : [],
  );
  const said = [...(requirement ? [requirement.title] : []), ...answered]
    .map(ability)
    .find((statement) => statement !== null);
  const actor = said?.actor ?? request.actor;
  const act = said?.act ?? request.act;
  return { request, actor, act, main: requirement?.key ?? null, slots: slotsOf(actor, act, request.object) };
}

function ability(sentence: string): { actor: Actor | null; act: Act } | null {
  const statement = readStatement(sentence);
  if (statement.kind !== 'ability' || statement.mode === 'cannot' || !statement.act) return null;
  if (/\b(?:it|them|this|that)$/i.test(statement.act.phrase)) return null;
  return { actor: statement.actor, act: statement.act };
}

function slotsOf(actor: Actor, act: Act | null, object: string | null): Readonly<Record<string, string>> {
  return {
    actor: actor.one,
    actors: actor.all,
    someone: actor === SOMEONE || actor.all === 'people' ? 'someone' : actor.all,
    act: act?.phrase ?? 'use this',
    doing: act ? doing(actor, act) : `${actor.one} uses this`,
    object: object ?? 'this',
  };
}

/** Null when a slot has no word. A slot at the start of a sentence gets a capital. */
export function fill(template: string, slots: Readonly<Record<string, string>>): string | null {
  let isMissing = false;
  const filled = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const word = slots[name];
    if (word === undefined) isMissing = true;
    return word ?? '';
  });
  if (isMissing) return null;
  return template.startsWith('{') && !template.startsWith('{file}')
    ? filled.charAt(0).toUpperCase() + filled.slice(1)
    : filled;
}
