import { z } from 'zod';
import { answerSchema, questionSchema, type Turn } from './interview.ts';

/** Facts about an interview, in the ledger stream `interview:<spec id>`. */
export const interviewEventSchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('answered'),
    number: z.number().int().positive(),
    question: questionSchema,
    answer: answerSchema,
    proposalIds: z.array(z.string()),
  }),
  z.object({
    type: z.literal('revised'),
    number: z.number().int().positive(),
    answer: answerSchema,
    proposalIds: z.array(z.string()),
  }),
]);
export type InterviewEvent = z.infer<typeof interviewEventSchema>;

export function evolveTurns(turns: readonly Turn[], event: InterviewEvent, at: string): readonly Turn[] {
  const { number, answer, proposalIds } = event;
  switch (event.type) {
    case 'answered':
      return [...turns, { number, question: event.question, answer, proposalIds, at }];
    case 'revised':
      return turns.map((turn) => (turn.number === number ? { ...turn, answer, proposalIds, at } : turn));
  }
}
