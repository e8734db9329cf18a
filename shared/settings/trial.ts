import { z } from 'zod';

/** A way of signing in that an agent offers. `command` is what to run where it takes a terminal; null otherwise. */
export const signInWaySchema = z
  .object({ id: z.string(), name: z.string(), description: z.string(), command: z.string().nullable() })
  .readonly();
export type SignInWay = z.infer<typeof signInWaySchema>;

/** What came of trying an agent last, in a sentence. */
export const trialSchema = z
  .object({
    state: z.enum(['works', 'signIn', 'failed']),
    words: z.string(),
    /** As it names itself, once it has. */
    version: z.string().nullable(),
    ways: z.array(signInWaySchema).readonly(),
    at: z.iso.datetime(),
  })
  .readonly();
export type Trial = z.infer<typeof trialSchema>;

/** An agent that Overture knows and did not find: a line to run, or an address to get it from. */
export const missingAgentSchema = z.object({ name: z.string(), install: z.string() }).readonly();
export type MissingAgent = z.infer<typeof missingAgentSchema>;
