import { join } from 'node:path';
import {
  createInterviewService,
  type InterviewService,
  type InterviewServiceNeeds,
} from './createInterviewService.ts';
import { createInterviewerSource } from './model/interviewerSource.ts';
import type { LeaderNeeds } from './model/leaderChoice.ts';
import { createQuestionBankReader } from './readQuestionBank.ts';

/** The interviews, with the questions that ship with the app, which are read first, and who may lead by the settings. */
export async function startInterviews({
  resources,
  settings,
  prompts,
  reaper,
  ...needs
}: Omit<InterviewServiceNeeds, 'bank' | 'source'> &
  LeaderNeeds & { readonly resources: string }): Promise<InterviewService> {
  const bank = createQuestionBankReader(join(resources, 'questions.yaml'));
  await bank();
  return createInterviewService({
    ...needs,
    bank,
    source: createInterviewerSource({ settings, prompts, reaper }),
  });
}
