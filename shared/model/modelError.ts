import { z } from 'zod';

/** What can go wrong when a model is asked something. */
export const modelErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('keyRefused'), hasKey: z.boolean() }),
  z.object({ code: z.literal('noSuchModel'), model: z.string() }),
  /** Nothing listens there, the name is unknown, or the connection fails. */
  z.object({ code: z.literal('doesNotAnswer'), address: z.string() }),
  /** Something answers, but not as a model service does. */
  z.object({ code: z.literal('notAService'), address: z.string() }),
  /** `afterSeconds` is what the service asks to wait, when it says so. */
  z.object({ code: z.literal('rateLimited'), afterSeconds: z.number().optional() }),
  z.object({ code: z.literal('serverFailed'), status: z.number() }),
  /** `reason` are the service's own words, cut short and without the key. */
  z.object({ code: z.literal('requestRefused'), status: z.number(), reason: z.string() }),
  z.object({ code: z.literal('brokeOff') }),
  z.object({ code: z.literal('tooSlow'), seconds: z.number() }),
  z.object({ code: z.literal('saidNothing') }),
  z.object({ code: z.literal('cancelled') }),
]);
export type ModelError = z.infer<typeof modelErrorSchema>;
