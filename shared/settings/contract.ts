import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { modelErrorSchema } from '#shared/model/modelError.ts';
import { roleSchema } from '#shared/plan/plan.ts';
import {
  agentIdSchema,
  agentSchema,
  appInfoSchema,
  interviewerSchema,
  modelAddressSchema,
  modelPricesSchema,
  settingsSchema,
  themeSchema,
} from './settings.ts';
import { missingAgentSchema } from './trial.ts';

export const settingsErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('notSaved'), reason: z.string() }),
  z.object({ code: z.literal('agentExists'), id: z.string() }),
  z.object({ code: z.literal('unknownAgent'), id: z.string() }),
  z.object({ code: z.literal('agentDoesNotAnswer'), id: z.string(), reason: z.string() }),
  z.object({ code: z.literal('noModel') }),
  z.object({ code: z.literal('modelFailed'), error: modelErrorSchema }),
]);
export type SettingsError = z.infer<typeof settingsErrorSchema>;

const error = settingsErrorSchema;
/** Left out: the key kept for that service. Null: none. A key goes to the host and never comes back. */
const key = z.string().trim().min(1).max(2_000).nullable().optional();

export const settingsContract = {
  appInfo: procedure({ input: z.object({}), output: appInfoSchema, error }),
  watch: stream({ input: z.object({}), snapshot: settingsSchema, event: settingsSchema, error }),
  change: procedure({
    input: z.object({
      theme: themeSchema.optional(),
      personName: z.string().max(200).optional(),
      singleKeys: z.boolean().optional(),
      defaultAgent: agentIdSchema.optional(),
      /** `model` is refused while no model is set. */
      interviewer: interviewerSchema.optional(),
    }),
    output: z.null(),
    error,
  }),
  /** Adds the agent, or replaces the one with the same id. */
  saveAgent: procedure({ input: z.object({ agent: agentSchema }), output: z.null(), error }),
  removeAgent: procedure({ input: z.object({ id: agentIdSchema }), output: z.null(), error }),
  /** Whether tasks of the role may go to the agent by themselves; a person takes any. */
  setRole: procedure({
    input: z.object({ id: agentIdSchema, role: roleSchema, takes: z.boolean() }),
    output: z.null(),
    error,
  }),
  /** Really starts it (an ACP agent: up to an open session) and ends it again. */
  tryAgent: procedure({
    input: z.object({ id: agentIdSchema }),
    output: z.object({ answer: z.string() }),
    error,
  }),
  /** Signs in by one of the ways the agent offered; it may open a browser and wait for minutes. */
  signInAgent: procedure({
    input: z.object({ id: agentIdSchema, way: z.string() }),
    output: z.object({ answer: z.string() }),
    error,
  }),
  /** Looks for known agents and adds those that are new, with `again` also those that were removed by hand. */
  lookForAgents: procedure({
    input: z.object({ again: z.boolean() }),
    output: z.object({ added: z.array(z.string()), missing: z.array(missingAgentSchema) }),
    error,
  }),
  /** Keeps the service, lets it lead the interview, and forgets the key of the service that was there before. */
  saveModel: procedure({
    input: z.object({
      address: modelAddressSchema,
      model: z.string().trim().min(1).max(200),
      key,
      prices: modelPricesSchema.nullable(),
    }),
    output: z.null(),
    error,
  }),
  /** Forgets the service and its key. */
  removeModel: procedure({ input: z.object({}), output: z.null(), error }),
  listModels: procedure({
    input: z.object({ address: modelAddressSchema, key }),
    output: z.object({ models: z.array(z.string()).readonly() }),
    error,
  }),
  /** Asks the kept model for one word. */
  tryModel: procedure({ input: z.object({}), output: z.object({ seconds: z.number() }), error }),
} as const;
