import { z } from 'zod';
import { citationSchema } from '#shared/spec/proposal.ts';

export const questionSchema = z
  .object({
    id: z.string(),
    topic: z.string(),
    /** Ids in the spec that the question is about. */
    about: z.array(z.string()).readonly(),
    text: z.string(),
    why: z.string(),
    suggestions: z.array(z.string()).readonly(),
    citations: z.array(citationSchema).readonly(),
    source: z.enum(['guided', 'model', 'agent']),
  })
  .readonly();
export type Question = z.infer<typeof questionSchema>;

export const answerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('answered'), text: z.string().min(1).max(20_000) }),
  /** Gone on with as if it were answered, until someone who knows says otherwise; `risk` is what a wrong guess costs. */
  z.object({
    kind: z.literal('assumed'),
    text: z.string().min(1).max(20_000),
    risk: z.enum(['low', 'medium', 'high']),
  }),
  z.object({ kind: z.literal('skipped') }),
  /** “I don't know”: becomes an open question of the spec. */
  z.object({ kind: z.literal('open') }),
]);
export type Answer = z.infer<typeof answerSchema>;

/** The words of an answer that says something; null when it was skipped or left open. */
export function saidIn(answer: Answer): string | null {
  return answer.kind === 'answered' || answer.kind === 'assumed' ? answer.text : null;
}

/** One turn of the conversation; `number` counts from 1 in the order asked. */
export const turnSchema = z
  .object({
    number: z.number().int().positive(),
    question: questionSchema,
    answer: answerSchema,
    proposalIds: z.array(z.string()).readonly(),
    /** Its proposals are still being made. */
    unread: z.boolean(),
    at: z.iso.datetime(),
  })
  .readonly();
export type Turn = z.infer<typeof turnSchema>;

export const topicSchema = z
  .object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['settled', 'assumed', 'open', 'notDiscussed']),
  })
  .readonly();
export type Topic = z.infer<typeof topicSchema>;

export const interviewStateSchema = z
  .object({
    turns: z.array(turnSchema).readonly(),
    /** Null when nothing is left to ask. */
    current: questionSchema.nullable(),
    /** The number the current question would have. */
    currentNumber: z.number().int().positive(),
    topics: z.array(topicSchema).readonly(),
    ready: z.object({ value: z.boolean(), reason: z.string() }),
    /** Who asks, in words: “The guided interview, on this machine”. */
    interviewer: z.string(),
    /** False when the spec and the answers are sent to another machine. */
    isLocal: z.boolean(),
    /** What a model that makes the next question does right now; null when none does. */
    thinking: z.string().nullable(),
    /** A sentence when the model fell silent and the guided interview took over. */
    notice: z.string().nullable(),
    /** What the model has cost so far; null while none took part. */
    used: z.object({ tokens: z.number(), dollars: z.number().nullable() }).nullable(),
  })
  .readonly();
export type InterviewState = z.infer<typeof interviewStateSchema>;
