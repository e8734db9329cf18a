import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { agentIdSchema, agentSchema, appInfoSchema, settingsSchema, themeSchema } from './settings.ts';

export const settingsErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('notSaved'), reason: z.string() }),
  z.object({ code: z.literal('agentExists'), id: z.string() }),
  z.object({ code: z.literal('unknownAgent'), id: z.string() }),
  z.object({ code: z.literal('agentDoesNotAnswer'), id: z.string(), reason: z.string() }),
]);
export type SettingsError = z.infer<typeof settingsErrorSchema>;

const error = settingsErrorSchema;

export const settingsContract = {
  appInfo: procedure({ input: z.object({}), output: appInfoSchema, error }),
  watch: stream({ input: z.object({}), snapshot: settingsSchema, event: settingsSchema, error }),
  change: procedure({
    input: z.object({
      theme: themeSchema.optional(),
      personName: z.string().max(200).optional(),
      singleKeys: z.boolean().optional(),
      defaultAgent: agentIdSchema.optional(),
    }),
    output: z.null(),
    error,
  }),
  /** Adds the agent, or replaces the one with the same id. */
  saveAgent: procedure({ input: z.object({ agent: agentSchema }), output: z.null(), error }),
  removeAgent: procedure({ input: z.object({ id: agentIdSchema }), output: z.null(), error }),
  /** Really starts it (an ACP agent: up to an open session) and ends it again. */
  tryAgent: procedure({
    input: z.object({ id: agentIdSchema }),
    output: z.object({ answer: z.string() }),
    error,
  }),
} as const;
