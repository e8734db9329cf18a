import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { answerSchema, interviewStateSchema } from './interview.ts';

export const interviewErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('unknownSpec'), specId: z.string() }),
  /** Another page answered it first. */
  z.object({ code: z.literal('questionPassed') }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type InterviewError = z.infer<typeof interviewErrorSchema>;

const error = interviewErrorSchema;
const spec = z.object({ projectId: projectIdSchema, specId: specIdSchema });

export const interviewContract = {
  watch: stream({ input: spec, snapshot: interviewStateSchema, event: interviewStateSchema, error }),
  answer: procedure({
    input: spec.extend({ questionId: z.string(), answer: answerSchema }),
    output: z.null(),
    error,
  }),
  /** Answers an earlier turn anew; its undecided proposals are replaced. */
  revise: procedure({
    input: spec.extend({ number: z.number().int().positive(), answer: answerSchema }),
    output: z.null(),
    error,
  }),
  /** Asks the model again after it fell silent. */
  retry: procedure({ input: spec, output: z.null(), error }),
  /** Does not wait for the model: the guided interview asks this one. */
  dontWait: procedure({ input: spec, output: z.null(), error }),
} as const;
