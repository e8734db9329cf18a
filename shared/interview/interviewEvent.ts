import { z } from 'zod';
import { proposalEditSchema } from '#shared/spec/proposal.ts';
import { answerSchema, type Question, questionSchema, type Turn } from './interview.ts';

const number = z.number().int().positive();

/** What each suggestion of a model's question would change, as far as the model said so when it asked. */
const plansSchema = z.array(z.object({ say: z.string(), edits: z.array(proposalEditSchema) }));

/** Facts about an interview, in the ledger stream `interview:<spec id>`. */
export const interviewEventSchema = z.discriminatedUnion('type', [
  /** A model's question, kept because it would word it differently the next time. */
  z.object({ type: z.literal('asked'), number, question: questionSchema, plans: plansSchema }),
  z.object({
    type: z.literal('answered'),
    number,
    question: questionSchema,
    answer: answerSchema,
    proposalIds: z.array(z.string()),
    /** A model has yet to turn it into proposals. */
    unread: z.boolean().optional(),
  }),
  z.object({
    type: z.literal('revised'),
    number,
    answer: answerSchema,
    proposalIds: z.array(z.string()),
    unread: z.boolean().optional(),
  }),
  z.object({ type: z.literal('read'), number, proposalIds: z.array(z.string()) }),
  /** Tokens, and US dollars as far as the prices were known then. */
  z.object({
    type: z.literal('used'),
    input: z.number().nonnegative(),
    output: z.number().nonnegative(),
    dollars: z.number().nonnegative().nullable(),
  }),
]);
export type InterviewEvent = z.infer<typeof interviewEventSchema>;

export type AskedQuestion = {
  readonly number: number;
  readonly question: Question;
  readonly plans: z.infer<typeof plansSchema>;
};

export type InterviewRecord = {
  readonly turns: readonly Turn[];
  /** The last question a model asked, answered or not. */
  readonly asked: AskedQuestion | null;
  /** Null while no model took part. `dollars` is null once a part of it had no price. */
  readonly used: { readonly tokens: number; readonly dollars: number | null } | null;
};

export const emptyInterview: InterviewRecord = { turns: [], asked: null, used: null };

export function evolveInterview(record: InterviewRecord, event: InterviewEvent, at: string): InterviewRecord {
  switch (event.type) {
    case 'asked':
      return { ...record, asked: event };
    case 'used': {
      const before = record.used ?? { tokens: 0, dollars: 0 };
      const { dollars: known } = before;
      const dollars = known === null || event.dollars === null ? null : known + event.dollars;
      return { ...record, used: { tokens: before.tokens + event.input + event.output, dollars } };
    }
    default:
      return { ...record, turns: evolveTurns(record.turns, event, at) };
  }
}

type TurnEvent = Extract<InterviewEvent, { type: 'answered' | 'revised' | 'read' }>;

function evolveTurns(turns: readonly Turn[], event: TurnEvent, at: string): readonly Turn[] {
  const { number, proposalIds } = event;
  if (event.type === 'answered') {
    const { question, answer } = event;
    return [...turns, { number, question, answer, proposalIds, unread: event.unread ?? false, at }];
  }
  const change =
    event.type === 'read'
      ? { proposalIds, unread: false }
      : { answer: event.answer, proposalIds, unread: event.unread ?? false, at };
  return turns.map((turn) => (turn.number === number ? { ...turn, ...change } : turn));
}
