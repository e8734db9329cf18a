import { readFile } from 'node:fs/promises';
import { parseQuestionBank, type QuestionBank } from '#shared/interview/bank.ts';

/** `file` is resources/questions.yaml. */
export async function readQuestionBank(file: string): Promise<QuestionBank> {
  return parseQuestionBank(await readFile(file, 'utf8'));
}
