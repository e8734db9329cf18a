import { readFile } from 'node:fs/promises';
import { parseQuestionBank, type QuestionBank } from '#shared/interview/bank.ts';

/** Reads resources/questions.yaml when first asked for, so that starting the app does not wait for it. */
export function createQuestionBankReader(file: string): () => Promise<QuestionBank> {
  let bank: Promise<QuestionBank> | null = null;
  return () => {
    bank ??= readFile(file, 'utf8').then(parseQuestionBank);
    return bank;
  };
}
