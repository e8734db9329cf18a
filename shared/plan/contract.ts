import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { taskIdSchema } from './plan.ts';
import { planCodeSchema, planReadingSchema } from './planCode.ts';
import { planProposalSchema } from './planProposal.ts';
import { staleTaskSchema } from './staleTask.ts';
import { textHashSchema } from '#shared/spec/contract.ts';
import { undoHistorySchema } from '#shared/spec/undoHistory.ts';

export const planErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('unknownSpec'), specId: z.string() }),
  z.object({ code: z.literal('changedOutside'), text: z.string(), hash: z.string() }),
  z.object({ code: z.literal('planExists') }),
  /** There is nothing to plan: no requirement or no criterion yet. */
  z.object({ code: z.literal('nothingToPlan') }),
  z.object({ code: z.literal('notWritable'), path: z.string(), reason: z.string() }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type PlanError = z.infer<typeof planErrorSchema>;

/** plan.yaml as it is on disk; `text` is null while there is none. Pages read it with `parsePlan`. */
export const planStateSchema = z
  .object({ path: z.string(), text: z.string().nullable(), hash: textHashSchema.nullable() })
  .readonly();
export type PlanState = z.infer<typeof planStateSchema>;

/** What is known about a plan beside its text. */
export const planKnowledgeSchema = z
  .object({
    /** Null until the code was read once, and while there is no plan. It follows plan.yaml as it is on disk. */
    code: planCodeSchema.nullable(),
    reading: planReadingSchema,
    /** Tasks planned for something that is otherwise now, in the order of the plan. */
    stale: z.array(staleTaskSchema).readonly(),
    proposal: planProposalSchema.nullable(),
    /** What whoever plans is doing now, in a few words; null while nobody is. */
    proposing: z.string().nullable(),
    /** Who would plan when asked: a model or an agent by its name; null when there is none but the rules. */
    planner: z.object({ name: z.string(), isLocal: z.boolean() }).nullable(),
  })
  .readonly();
export type PlanKnowledge = z.infer<typeof planKnowledgeSchema>;

const error = planErrorSchema;
const spec = z.object({ projectId: projectIdSchema, specId: specIdSchema });

export const planContract = {
  watch: stream({ input: spec, snapshot: planStateSchema, event: planStateSchema, error }),
  /** Drafts plan.yaml by rules from the spec and the repository's files. Refuses to replace an existing plan. */
  draft: procedure({ input: spec, output: z.object({ hash: textHashSchema }), error }),
  /** Writes `text` only if the file still has `baseHash` (null: does not exist). */
  save: procedure({
    input: spec.extend({ baseHash: textHashSchema.nullable(), text: z.string() }),
    output: z.object({ hash: textHashSchema }),
    error,
  }),
  /** The way back of the plan's text; null when none was kept. */
  undoHistory: procedure({ input: spec, output: undoHistorySchema.nullable(), error }),
  keepUndo: procedure({ input: spec.extend({ history: undoHistorySchema }), output: z.null(), error }),
  /** The code under the plan, what is stale, and what is proposed. */
  know: stream({ input: spec, snapshot: planKnowledgeSchema, event: planKnowledgeSchema, error }),
  /**
   * Has a plan, or only these tasks, thought through again. The answer comes as `proposal` of `know`; a model that
   * fails gives way to the rules, which the proposal's notice says. A proposal that waits is replaced.
   */
  propose: procedure({
    input: spec.extend({ by: z.enum(['rules', 'model']), tasks: z.array(taskIdSchema).nullable() }),
    output: z.null(),
    error,
  }),
  /** Plans the inside of a group; the answer comes as `propose` gives it. */
  planInside: procedure({
    input: spec.extend({ by: z.enum(['rules', 'model']), group: taskIdSchema }),
    output: z.null(),
    error,
  }),
  /** Ends the thinking, or puts the proposal aside, also after tasks of it were taken: these are stale no more. */
  dropProposal: procedure({
    input: spec.extend({ taken: z.array(taskIdSchema) }),
    output: z.null(),
    error,
  }),
  /** The tasks fit what the spec and the code are now: they are stale no more. */
  keepAsPlanned: procedure({ input: spec.extend({ tasks: z.array(taskIdSchema) }), output: z.null(), error }),
} as const;
