import type { QuestionBank } from '../bank.ts';
import type { Turn } from '../interview.ts';

/** The bank without the topics that a model has asked about, so that the guided interview does not ask again. */
export function bankBeside(bank: QuestionBank, turns: readonly Turn[]): QuestionBank {
  const asked = new Set(
    turns.flatMap(({ question }) => (question.source === 'guided' ? [] : [question.topic])),
  );
  return asked.size === 0
    ? bank
    : { ...bank, questions: bank.questions.filter(({ topic }) => !asked.has(topic)) };
}
