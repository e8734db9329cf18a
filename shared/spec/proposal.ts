import { z } from 'zod';

/** A list of the spec that takes whole new lines. */
export const specListSchema = z.enum([
  'scopeIn',
  'scopeOptional',
  'scopeOut',
  'code',
  'constraints',
  'boundaries',
  'integration',
  'assumptions',
  'decisions',
  'questions',
]);
export type SpecList = z.infer<typeof specListSchema>;

/**
 * What a proposal would do, told by ids and words rather than by offsets, so that it survives
 * edits made elsewhere meanwhile. Applied by `applyProposal`.
 */
export const proposalEditSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('addRequirement'),
    title: z.string(),
    optional: z.boolean(),
    criteria: z.array(z.string()),
  }),
  /** `requirement` is an id such as R1. */
  z.object({
    kind: z.literal('addCriterion'),
    requirement: z.string(),
    text: z.string(),
    shownBy: z.string().nullable(),
  }),
  z.object({ kind: z.literal('addItem'), list: specListSchema, text: z.string() }),
  z.object({ kind: z.literal('addParagraph'), section: z.literal('why'), text: z.string() }),
  /** `target` is an id (AC-1.2, C1, …), `why` or `title`; `before` must occur in it exactly once. */
  z.object({ kind: z.literal('replaceWords'), target: z.string(), before: z.string(), after: z.string() }),
]);
export type ProposalEdit = z.infer<typeof proposalEditSchema>;

/** A file and line that a question or proposal rests on. */
export const citationSchema = z
  .object({ path: z.string(), line: z.number().int().positive(), note: z.string() })
  .readonly();
export type Citation = z.infer<typeof citationSchema>;

/** A change someone or something suggests; nothing happens to the text until a person accepts it. */
export const proposalSchema = z
  .object({
    id: z.string(),
    edit: proposalEditSchema,
    /** Where it came from, in words: “answer 7”. */
    source: z.string(),
    /** The question it answers, when it came from the interview. */
    questionId: z.string().nullable(),
    citations: z.array(citationSchema).readonly(),
    at: z.iso.datetime(),
    /** Who last changed its words; left out while it is as it was proposed. */
    editedBy: z.string().optional(),
  })
  .readonly();
export type Proposal = z.infer<typeof proposalSchema>;

/** What became of a proposal, so that the way from an answer to the text can be followed later. */
export const decisionSchema = z
  .object({
    proposal: proposalSchema,
    outcome: z.enum(['accepted', 'rejected', 'withdrawn']),
    /** The person who decided; an empty string where no name was kept. */
    by: z.string(),
    at: z.iso.datetime(),
    /** The key of the part that was made or changed; null when nothing was. */
    part: z.string().nullable(),
  })
  .readonly();
export type Decision = z.infer<typeof decisionSchema>;
