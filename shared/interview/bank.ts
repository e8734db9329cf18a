import { parse } from 'yaml';
import { z } from 'zod';
import { VERB_KINDS } from './words/verbs.ts';

export const factKindSchema = z.enum(['subject', 'rights', 'interface']);
export type FactKind = z.infer<typeof factKindSchema>;

/** What an answer becomes; the words may hold slots. */
const templateSchema = z.union([
  z.strictObject({ requirement: z.string(), criteria: z.array(z.string()).min(1) }),
  /** For the main requirement; while the spec has none, a requirement of its own under `title`. */
  z.strictObject({ criterion: z.string(), title: z.string() }),
  z.strictObject({ why: z.string() }),
  z.strictObject({ out: z.string() }),
  z.strictObject({ code: z.string() }),
  z.strictObject({ constraint: z.string() }),
  z.strictObject({ boundary: z.string() }),
  z.strictObject({ integration: z.string() }),
  z.strictObject({ assumption: z.string() }),
  z.strictObject({ decision: z.string() }),
]);
export type EditTemplate = z.infer<typeof templateSchema>;

const bankQuestionSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][a-z-]*$/),
    topic: z.string(),
    ask: z.string(),
    why: z.string(),
    /** In place of `ask` and `why` once the repository gives every word they need. */
    askFound: z.string().optional(),
    whyFound: z.string().optional(),
    repeat: z.number().int().positive().default(1),
    when: z
      .strictObject({
        words: z.array(z.string()).optional(),
        kinds: z.array(z.enum(VERB_KINDS)).optional(),
        cites: factKindSchema.optional(),
        unless: z.array(z.string()).optional(),
      })
      .default({}),
    /** Kinds of facts shown with it. */
    cites: z.array(factKindSchema).default([]),
    /** Suggestions made from the request's own words, before those of `answers`. */
    suggest: z.enum(['outcomes', 'more', 'people', 'later']).optional(),
    answers: z
      .array(z.strictObject({ say: z.string(), edits: z.array(templateSchema).optional() }))
      .default([]),
    otherwise: z.enum([
      'outcomes',
      'paragraph',
      'success',
      'people',
      'response',
      'out',
      'constraints',
      'boundaries',
      'integration',
      'duration',
      'limit',
      'later',
    ]),
    /** For `response`: how the criterion begins, and the title of the requirement it may need. */
    lead: z.string().optional(),
    title: z.string().optional(),
  })
  .readonly();
export type BankQuestion = z.infer<typeof bankQuestionSchema>;

const bankSchema = z
  .strictObject({
    overture: z.literal(1),
    topics: z.array(z.strictObject({ id: z.string(), title: z.string() })),
    questions: z.array(bankQuestionSchema),
  })
  .readonly();
export type QuestionBank = z.infer<typeof bankSchema>;

/** Throws on a bank with a mistake, because it ships with the app and a test reads it. */
export function parseQuestionBank(text: string): QuestionBank {
  const bank = bankSchema.parse(parse(text));
  const topics = new Set(bank.topics.map(({ id }) => id));
  const stray = bank.questions.find(({ topic }) => !topics.has(topic));
  if (stray)
    throw new Error(`The question ${stray.id} names the topic ${stray.topic}, which is not in the bank.`);
  return bank;
}
