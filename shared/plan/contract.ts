import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { textHashSchema } from '#shared/spec/contract.ts';

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
} as const;
