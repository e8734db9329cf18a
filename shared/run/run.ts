import { z } from 'zod';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { commitIdSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { attemptSchema } from './attempt.ts';
import { checkResultSchema } from './evidence.ts';
import { groupPlanSchema } from './groupPlan.ts';
import { attemptIdSchema, runIdSchema } from './runIds.ts';
import { runTaskSchema, taskStateSchema } from './runTask.ts';

// A run and all that it is made of are asked for by one door.
export * from './attempt.ts';
export * from './comment.ts';
export * from './evidence.ts';
export * from './need.ts';
export * from './runIds.ts';
export * from './runTask.ts';

export const runStateSchema = z.enum(['running', 'paused', 'stopped', 'finished']);

/** An entry of “Why each task runs or waits”. */
export const reasonSchema = z
  .object({
    at: z.iso.datetime(),
    kind: z.enum([
      'launched',
      'held',
      'needsYou',
      'handedIn',
      'sentBack',
      'landed',
      'failed',
      'interrupted',
      'changed',
      'judged',
      'finished',
    ]),
    taskIds: z.array(taskIdSchema).readonly(),
    title: z.string(),
    text: z.string(),
  })
  .readonly();
export type Reason = z.infer<typeof reasonSchema>;

/** One execution of a plan: the fold of its events. */
export const runSchema = z
  .object({
    id: runIdSchema,
    number: z.number().int().positive(),
    projectId: projectIdSchema,
    specId: specIdSchema,
    /** SHA-256 of the spec's text that the run works from, and that text. */
    specHash: z.string(),
    specText: z.string(),
    specVersion: z.number().int().nonnegative(),
    state: runStateSchema,
    startedAt: z.iso.datetime(),
    startedBy: z.string(),
    /** It ran elsewhere and was written down, as that of the sample. */
    recorded: z.literal(true).optional(),
    endedAt: z.iso.datetime().nullable(),
    limit: z.number().int().min(1),
    retries: z.number().int().nonnegative(),
    /** The person's branch that all lands on in the end, and where it stood. */
    baseBranch: z.string(),
    baseCommit: commitIdSchema,
    integrationBranch: z.string(),
    /** The integration branch's newest commit. */
    integrationCommit: commitIdSchema,
    tasks: z.array(runTaskSchema).readonly(),
    taskStates: z.record(z.string(), z.object({ state: taskStateSchema, why: z.string() })),
    attempts: z.array(attemptSchema).readonly(),
    /** Tasks that a person lets start whatever else would hold them, until they have started. */
    allowed: z.record(
      z.string(),
      z.object({ by: z.string(), reason: z.string(), agentId: z.string().optional() }),
    ),
    /** Groups whose turn has come, by their task, until their inside is settled. */
    groups: z.record(z.string(), groupPlanSchema).default({}),
    /** What a person must do because nothing goes on by itself any more; null while something does. */
    standstill: z.string().nullable(),
    reasons: z.array(reasonSchema).readonly(),
    /** The checks of all landed tasks on what had landed together at `commit`; null until they ran. */
    combined: z
      .object({
        commit: commitIdSchema,
        checks: z.array(checkResultSchema).readonly(),
        problem: z.string().nullable(),
      })
      .readonly()
      .nullable()
      .default(null),
    /** The newest commit of the integration branch at which all those checks passed. */
    soundCommit: commitIdSchema.nullable().default(null),
    /** Who wants a last look at the whole before it goes to their branch; null when nobody does. */
    lastLook: z.object({ by: z.string(), at: z.iso.datetime() }).readonly().nullable().default(null),
    /** The newest pull request with the landed work; `url` is null where the host has no page for it. */
    pullRequest: z
      .object({ url: z.string().nullable(), opened: z.boolean(), by: z.string(), at: z.iso.datetime() })
      .readonly()
      .nullable()
      .default(null),
    mergedCommit: commitIdSchema.nullable(),
    /** Attempts whose landing the person's branch has. */
    onBase: z.array(attemptIdSchema).readonly().default([]),
    /** Why all landed work is not on the person's branch yet, in one sentence; `review.merge` tries again. */
    mergeProblem: z.string().nullable(),
  })
  .readonly();
export type Run = z.infer<typeof runSchema>;
