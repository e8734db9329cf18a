import { z } from 'zod';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { type ProposalEdit, specListSchema } from '#shared/spec/proposal.ts';
import { parseModelJson } from './parseModelJson.ts';

const words = (most: number) => z.string().trim().min(1).max(most);

/** An edit as a model writes it: what has a usual value may be left out. */
const editSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('addRequirement'),
    title: words(200),
    optional: z.boolean().default(false),
    criteria: z.array(words(600)).min(1).max(8),
  }),
  z.object({
    kind: z.literal('addCriterion'),
    requirement: words(20),
    text: words(600),
    shownBy: words(300).nullable().default(null),
  }),
  z.object({ kind: z.literal('addItem'), list: specListSchema, text: words(600) }),
  z.object({ kind: z.literal('addParagraph'), section: z.literal('why').default('why'), text: words(1_500) }),
  z.object({
    kind: z.literal('replaceWords'),
    target: words(20),
    before: z.string().min(1).max(600),
    after: z.string().max(600),
  }),
]);
const editsSchema = z.array(editSchema).max(12);

/** `quote` are words that stand in that line; what cannot be found there is dropped. */
const claimSchema = z.object({
  path: words(500),
  line: z.coerce.number().int().positive(),
  quote: words(400),
  note: z.string().trim().max(300).default(''),
});
export type Claim = z.infer<typeof claimSchema>;

const suggestionSchema = z
  .union([
    words(300).transform((say) => ({ say, edits: undefined })),
    z.object({ say: words(300), edits: editsSchema.optional().catch(undefined) }),
  ])
  .transform(({ say, edits }) => ({ say, edits: edits ?? null }));

const questionReplySchema = z.object({
  topic: z.string().trim().catch(''),
  about: z.array(z.string()).max(8).catch([]),
  text: z.string().trim().min(8).max(600),
  why: words(800),
  suggestions: z.array(suggestionSchema).max(6).default([]),
  citations: z
    .array(z.unknown())
    .catch([])
    .transform((all) => all.flatMap((one) => claimSchema.safeParse(one).data ?? []).slice(0, 6)),
});
const answerReplySchema = z.object({ edits: editsSchema });

export type QuestionReply = z.infer<typeof questionReplySchema>;

/** The question a model wrote; null when it says that nothing is left to ask. The failure tells the model what is wrong. */
export function readQuestionReply(text: string): Result<QuestionReply | null, string> {
  const json = parseModelJson(text);
  if (!json) return fail('The reply holds no JSON object.');
  if (json['done'] === true) return ok(null);
  return read(questionReplySchema, json);
}

export function readAnswerReply(text: string): Result<readonly ProposalEdit[], string> {
  const json = parseModelJson(text);
  if (!json) return fail('The reply holds no JSON object.');
  const reply = read(answerReplySchema, json);
  return reply.ok ? ok(reply.value.edits) : reply;
}

function read<Schema extends z.ZodType>(schema: Schema, json: unknown): Result<z.infer<Schema>, string> {
  const parsed = schema.safeParse(json);
  return parsed.success ? ok(parsed.data) : fail(z.prettifyError(parsed.error).slice(0, 1_000));
}
