import type { Proposal } from '#shared/spec/proposal.ts';
import type { SpecDocument } from '#shared/spec/specDocument.ts';
import type { QuestionBank } from './bank.ts';
import type { Topic, Turn } from './interview.ts';
import { applies, type CodeFact } from './nextQuestion.ts';
import { subjectOf } from './subject.ts';

/** Topics without which a plan would be drafted from guesses. */
const NEEDED = ['outcome', 'purpose', 'people', 'errors', 'scope'];

/** Where each topic stands, as far as it has to do with this request. */
export function topicsOf(
  bank: QuestionBank,
  doc: SpecDocument,
  turns: readonly Turn[],
  facts: readonly CodeFact[],
): readonly Topic[] {
  const subject = subjectOf(doc, []);
  return bank.topics.flatMap(({ id, title }): Topic[] => {
    const state = stateOf(id, doc, turns);
    const own = bank.questions.filter(({ topic }) => topic === id);
    const isAsked = own.some((question) => applies(question, doc, turns, facts, subject));
    return state === 'notDiscussed' && !isAsked ? [] : [{ id, title, state }];
  });
}

function stateOf(topic: string, doc: SpecDocument, turns: readonly Turn[]): Topic['state'] {
  const own = turns.filter(({ question }) => question.topic === topic).map(({ answer }) => answer.kind);
  if (own.includes('answered') || isInSpec(topic, doc)) return 'settled';
  if (own.includes('open')) return 'open';
  return own.includes('assumed') || own.includes('skipped') ? 'assumed' : 'notDiscussed';
}

function isInSpec(topic: string, doc: SpecDocument): boolean {
  switch (topic) {
    case 'outcome':
      return doc.requirements.length > 0;
    case 'purpose':
      return doc.sections.some(({ kind, prose }) => kind === 'why' && prose.length > 0);
    case 'scope':
      return doc.scopeOut.length > 0;
    case 'people':
      return doc.requirements.some(({ title }) => /^only\b/i.test(title));
    default:
      return false;
  }
}

/** Whether a plan can be drafted from the spec, and why or why not. */
export function readiness(
  doc: SpecDocument,
  proposals: readonly Proposal[],
  topics: readonly Topic[],
): { readonly value: boolean; readonly reason: string } {
  if (doc.requirements.length === 0) {
    const waiting = proposals.filter(({ edit }) => edit.kind === 'addRequirement').length;
    return no(
      waiting > 0
        ? `The spec has no requirement yet; ${count(waiting, 'proposed one waits', 'proposed ones wait')} for your decision.`
        : 'The spec has no requirement yet. Say what someone should be able to do.',
    );
  }
  const bare = doc.requirements.filter(({ criteria }) => criteria.length === 0).map(({ id }) => id);
  if (bare.length > 0) {
    const verb = bare.length === 1 ? 'has' : 'have';
    return no(`${listed(bare)} ${verb} no criterion, so nobody could tell when it is done.`);
  }
  if (proposals.length > 0)
    return no(`${count(proposals.length, 'proposal waits', 'proposals wait')} for your decision.`);
  const left = topics.filter(({ id, state }) => NEEDED.includes(id) && state === 'notDiscussed');
  if (left.length > 0)
    return no(`Not discussed yet: ${listed(left.map(({ title }) => title.toLowerCase()))}.`);
  return { value: true, reason: readyReason(doc) };
}

function readyReason(doc: SpecDocument): string {
  const requirements = count(doc.requirements.length, 'requirement', 'requirements');
  const criteria = count(doc.criteria.length, 'criterion', 'criteria');
  const open = doc.questions.length;
  const rest =
    open > 0 ? ` ${count(open, 'question is', 'questions are')} still open and will show in the plan.` : '';
  return `${requirements} with ${criteria}, and nothing waits for a decision.${rest}`;
}

function no(reason: string): { readonly value: false; readonly reason: string } {
  return { value: false, reason };
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}

function listed(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}
