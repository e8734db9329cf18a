import type { ProposalEdit } from '#shared/spec/proposal.ts';
import type { QuestionBank } from '../bank.ts';
import type { Question } from '../interview.ts';
import { type AnswerContext, isThere, withFile } from '../proposalsFor.ts';
import { applyRule, item } from '../rules.ts';
import { subjectOf } from '../subject.ts';
import { asSentence, saysNothing } from '../words/sentences.ts';

/** Rules that read an answer by its own words; the others lean on the words of their own question. */
const BY_ITSELF: ReadonlySet<string> = new Set([
  'outcomes',
  'paragraph',
  'success',
  'people',
  'out',
  'constraints',
  'boundaries',
  'integration',
]);

/** What an answer to a model's question means when the model cannot be asked: the guided rule of its topic, or a decision. */
export function editsWithoutModel(
  bank: QuestionBank,
  question: Question,
  answer: string,
  { doc, turns, number, date }: AnswerContext,
): readonly ProposalEdit[] {
  if (saysNothing(answer)) return [];
  const decision = (words: string) => `${date} ${asSentence(words)} (from Q${number})`;
  const like = bank.questions.find(
    ({ topic, otherwise }) => topic === question.topic && BY_ITSELF.has(otherwise),
  );
  const subject = withFile(subjectOf(doc, turns), question);
  const edits = like
    ? applyRule({ question: like, answer, subject, decision, doc })
    : [item('decisions', decision(`${question.text} ${asSentence(answer)}`))];
  return edits.filter((edit) => !isThere(doc, edit));
}
