import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';

/** One command run in the workspace at a commit. `exitCode` is null when it was stopped or could not start. */
export const checkResultSchema = z
  .object({
    name: z.string(),
    command: z.string(),
    exitCode: z.number().int().nullable(),
    passed: z.boolean(),
    seconds: z.number(),
    /** The end of what it printed, at most 20,000 characters. */
    output: z.string(),
    commit: commitIdSchema,
    at: z.iso.datetime(),
    /** Criteria whose `shown by` line named this command. */
    criteria: z.array(z.string()).readonly(),
  })
  .readonly();
export type CheckResult = z.infer<typeof checkResultSchema>;

export const verdictValueSchema = z.enum(['met', 'notMet', 'notShown', 'waived']);
export type VerdictValue = z.infer<typeof verdictValueSchema>;

/** A recorded fact about an attempt. A check outranks a claim. */
export const evidenceSchema = z
  .object({
    criterion: z.string(),
    kind: z.enum(['check', 'test', 'person', 'claim']),
    shows: z.enum(['met', 'notMet']),
    /** What was seen, in one line: a test's name, a person's words. */
    text: z.string(),
    path: z.string().nullable(),
    line: z.number().int().positive().nullable(),
    commit: commitIdSchema.nullable(),
    at: z.iso.datetime(),
    by: z.string(),
    /** What ran to show it, and the part of its output that says so; absent when nothing ran. */
    ran: z
      .object({ command: z.string(), exitCode: z.number().int().nullable(), excerpt: z.string() })
      .optional(),
    /** Whether what a claim quotes is there, with the sentence; absent when it quotes nothing. */
    checked: z.object({ holds: z.boolean(), why: z.string() }).optional(),
  })
  .readonly();
export type Evidence = z.infer<typeof evidenceSchema>;

export const overrulingSchema = z
  .object({
    criterion: z.string(),
    verdict: verdictValueSchema,
    reason: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .readonly();
export type Overruling = z.infer<typeof overrulingSchema>;
