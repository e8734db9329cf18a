import type { Clock } from '#electron/host/clock.ts';
import type { Answer, Question } from '#shared/interview/interview.ts';
import { checkEdits } from '#shared/interview/model/checkEdits.ts';
import { proposalsFor } from '#shared/interview/proposalsFor.ts';
import { localDate } from '#shared/spec/localDate.ts';
import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { Talk, Talks } from './talk.ts';

/** Says at once what an answer proposes, or leaves that to the model. */
export function takeAnswer(
  { talks, clock }: { readonly talks: Talks; readonly clock: Clock },
  talk: Talk,
  number: number,
  question: Question,
  answer: Answer,
) {
  const edits = editsOf(talk, number, question, answer, localDate(clock()));
  const proposalIds = edits ? talks.propose(talk, number, question, edits) : [];
  return { number, answer, proposalIds, unread: edits === null };
}

/** The edits of an answer; null when a model has to read it first. */
function editsOf(
  { bank, doc, turns, asked }: Talk,
  number: number,
  question: Question,
  answer: Answer,
  date: string,
): readonly ProposalEdit[] | null {
  if (question.source === 'guided' || answer.kind !== 'answered') {
    return proposalsFor(bank, question, answer, { doc, turns, number, date });
  }
  const plan = asked?.question.id === question.id ? asked.plans.find(({ say }) => say === answer.text) : null;
  const checked = plan ? checkEdits(doc, plan.edits) : null;
  return checked && checked.faults.length === 0 ? checked.edits : null;
}
