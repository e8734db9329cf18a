import { z } from 'zod';
import { trialSchema } from './trial.ts';
import { originOf } from '#shared/model/modelAddress.ts';
import { roleSchema } from '#shared/plan/plan.ts';

export const agentIdSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,63}$/);

/**
 * Who can work on a task from this machine. `person` is always there.
 * A command gets its brief on standard input and in the file named by OVERTURE_BRIEF.
 */
export const agentSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), id: z.literal('person'), name: z.string() }),
  z.object({
    kind: z.literal('command'),
    id: agentIdSchema,
    name: z.string().min(1),
    /** One line as typed; split into arguments by quotes, never given to a shell. */
    command: z.string().min(1),
  }),
  z.object({
    kind: z.literal('acp'),
    id: agentIdSchema,
    name: z.string().min(1),
    command: z.string().min(1),
    /** Variable names and values added to the agent's environment. */
    environment: z.record(z.string(), z.string()),
  }),
  /** Overture's own agent on the model of the settings; there while a model is set. */
  z.object({ kind: z.literal('model'), id: z.literal('model'), name: z.string() }),
]);
export type Agent = z.infer<typeof agentSchema>;

const BUILT_IN: Agent = { kind: 'model', id: 'model', name: 'Built-in agent' };

/** The agents with Overture's own one behind a person, or without it. */
export function withBuiltIn(agents: readonly Agent[], isThere: boolean): readonly Agent[] {
  const others = agents.filter(({ kind }) => kind !== 'model');
  const place = others.findIndex(({ kind }) => kind === 'person') + 1;
  return isThere ? others.toSpliced(place, 0, BUILT_IN) : others;
}

export const themeSchema = z.enum(['system', 'light', 'dark']);
export type Theme = z.infer<typeof themeSchema>;

export const modelAddressSchema = z
  .string()
  .max(500)
  .refine((address) => originOf(address) !== null, 'An address starts with http:// or https://.');

/** US dollars for a million tokens. */
export const modelPricesSchema = z.object({
  input: z.number().nonnegative().max(100_000),
  output: z.number().nonnegative().max(100_000),
});

export type ModelPrices = z.infer<typeof modelPricesSchema>;

/** A service that speaks the chat protocol of OpenAI. Its key is a secret of the shell and never part of this. */
export const modelSettingsSchema = z
  .object({
    address: modelAddressSchema,
    model: z.string().min(1).max(200),
    hasKey: z.boolean(),
    /** The last characters of a long key, so that a person can tell keys apart. */
    keyEnd: z.string().max(4),
    /** False where the shell has no keychain: the key ends with Overture. */
    keyLasts: z.boolean(),
    prices: modelPricesSchema.nullable(),
  })
  .readonly();
export type ModelSettings = z.infer<typeof modelSettingsSchema>;

/** Who leads the interview: the question bank, the model of the settings, or an agent by its id (`agent:opencode`). */
export const interviewerSchema = z.union([
  z.enum(['guided', 'model']),
  z.templateLiteral(['agent:', agentIdSchema]),
]);
export type Interviewer = z.infer<typeof interviewerSchema>;

export const settingsSchema = z
  .object({
    theme: themeSchema,
    /** The name put on approvals and commits when git has none. */
    personName: z.string(),
    singleKeys: z.boolean(),
    agents: z.array(agentSchema).readonly(),
    defaultAgent: agentIdSchema,
    /** The roles whose tasks may go to an agent by themselves; one that is not named takes every role. */
    takes: z.record(agentIdSchema, z.array(roleSchema).readonly()).default({}),
    /** What came of trying agents, by their ids. */
    trials: z.record(agentIdSchema, trialSchema).default({}),
    model: modelSettingsSchema.nullable().default(null),
    interviewer: interviewerSchema.default('guided'),
  })
  .readonly();
export type Settings = z.infer<typeof settingsSchema>;

export const appInfoSchema = z
  .object({
    version: z.string(),
    shell: z.enum(['electron', 'browser', 'test']),
    platform: z.string(),
    dataFolder: z.string(),
    /** A repository named at the start, to be opened at once. */
    openAtStart: z.string().nullable(),
    /** Where settings that could not be read at this start were put. */
    settingsSetAside: z.string().nullable(),
  })
  .readonly();
export type AppInfo = z.infer<typeof appInfoSchema>;
