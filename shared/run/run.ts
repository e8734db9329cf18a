import { z } from 'zod';
import { roleSchema, taskIdSchema } from '#shared/plan/plan.ts';
import { groupPlanSchema } from './groupPlan.ts';
import { commitIdSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';

/** Names a run within its repository: `run-7`. */
export const runIdSchema = z
  .string()
  .regex(/^run-[1-9]\d{0,6}$/)
  .brand<'RunId'>();
export type RunId = z.infer<typeof runIdSchema>;

/** Names one agent's try at one task: `run-7.T4.1`. A retry is a new attempt. */
export const attemptIdSchema = z
  .string()
  .regex(/^run-[1-9]\d*\.T[1-9]\d*\.[1-9]\d*$/)
  .brand<'AttemptId'>();
export type AttemptId = z.infer<typeof attemptIdSchema>;

export const taskStateSchema = z.enum([
  'draft',
  'ready',
  'held',
  'planning',
  'queued',
  'preparing',
  'running',
  'needsYou',
  'checking',
  'verifying',
  'inReview',
  'sentBack',
  'approved',
  'landing',
  'landed',
  'failed',
  'interrupted',
  'conflicted',
  'cancelled',
]);
export type TaskState = z.infer<typeof taskStateSchema>;

/** What a task was when the run started: a run works from one version of the plan. */
export const runTaskSchema = z
  .object({
    id: taskIdSchema,
    title: z.string(),
    role: roleSchema,
    needs: z.array(taskIdSchema).readonly(),
    criteria: z.array(z.string()).readonly(),
    change: z.array(z.string()).readonly(),
    read: z.array(z.string()).readonly(),
    checks: z.array(z.string()).readonly(),
    minutes: z.number(),
    agentId: z.string(),
    /** A person chose the agent when they started the run, so it needs no tick for the role. */
    byHand: z.boolean().default(false),
    instructions: z.string(),
    optional: z.boolean(),
    /** Tasks that a person lets run beside it although both may change the same files. */
    beside: z.array(taskIdSchema).readonly(),
    /** Counted from 1. */
    wave: z.number().int().positive(),
    /** A part of the work whose inside nobody has planned yet: it is planned when its turn comes. */
    group: z.boolean().default(false),
    /** The group it was planned for as a part of. */
    within: taskIdSchema.nullable().default(null),
  })
  .readonly();
export type RunTask = z.infer<typeof runTaskSchema>;

export const changedFileSchema = z
  .object({
    path: z.string(),
    oldPath: z.string().nullable(),
    kind: z.enum(['added', 'changed', 'deleted', 'renamed']),
    /** Null for binary files. */
    added: z.number().int().nullable(),
    removed: z.number().int().nullable(),
    inScope: z.boolean(),
    protected: z.boolean(),
  })
  .readonly();
export type ChangedFile = z.infer<typeof changedFileSchema>;

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

/** Where a comment hangs; `side` tells the old text's line numbers from the new one's. */
export const commentAnchorSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('attempt') }),
  z.object({ kind: z.literal('criterion'), criterion: z.string() }),
  z.object({
    kind: z.literal('line'),
    path: z.string(),
    side: z.enum(['old', 'new']),
    line: z.number().int().positive(),
  }),
]);
export type CommentAnchor = z.infer<typeof commentAnchorSchema>;

export const commentSchema = z
  .object({
    id: z.string(),
    anchor: commentAnchorSchema,
    text: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .readonly();
export type Comment = z.infer<typeof commentSchema>;

/** What was made of a comment; `commentId` is one of an earlier attempt. */
export const answerSchema = z
  .object({ commentId: z.string(), text: z.string(), by: z.string(), at: z.iso.datetime() })
  .readonly();
export type Answer = z.infer<typeof answerSchema>;

/** Something an attempt waits for a person to decide. */
export const needSchema = z
  .object({
    id: z.string(),
    /** `scope` asks for files beyond the task's own; `detail` names them, one a line. */
    kind: z.enum(['permission', 'question', 'scope']),
    title: z.string(),
    /** The command, file or words it is about, shown in mono. */
    detail: z.string(),
    explanation: z.string(),
    options: z
      .array(
        z.object({
          id: z.string(),
          label: z.string(),
          kind: z.enum(['allowOnce', 'allowAlways', 'refuseOnce', 'refuseAlways', 'answer']),
        }),
      )
      .readonly(),
    /** Whether an “always” holds for the whole project: only where it says exactly what it covers. */
    lasting: z.boolean().default(false),
    at: z.iso.datetime(),
  })
  .readonly();
export type Need = z.infer<typeof needSchema>;

export const workspaceSchema = z
  .object({
    path: z.string(),
    branch: z.string(),
    /** What the task's changes are measured from. */
    baseCommit: commitIdSchema,
    /** Where this attempt began: the base, or the work of the attempt that it continues. */
    startCommit: commitIdSchema,
  })
  .readonly();
export type Workspace = z.infer<typeof workspaceSchema>;

/** What was settled while an agent worked. The reason of an answer is the question; it may be empty elsewhere. */
export const noteSchema = z
  .object({
    kind: z.enum(['decision', 'assumption', 'answer']),
    text: z.string(),
    reason: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .readonly();
export type Note = z.infer<typeof noteSchema>;

/** What an attempt's agent has used so far, by its own account; null where it does not say. */
export const usageSchema = z
  .object({
    inputTokens: z.number().int().nonnegative().nullable(),
    outputTokens: z.number().int().nonnegative().nullable(),
    /** US dollars. */
    dollars: z.number().nonnegative().nullable(),
    /** Tokens in its context now, and how many it can hold. */
    contextTokens: z.number().int().nonnegative().nullable(),
    contextSize: z.number().int().nonnegative().nullable(),
  })
  .readonly();
export type Usage = z.infer<typeof usageSchema>;

/** Everything known of an attempt. A queued attempt has no workspace; one that handed in has a commit. */
export const attemptSchema = z
  .object({
    id: attemptIdSchema,
    taskId: taskIdSchema,
    number: z.number().int().positive(),
    agentId: z.string(),
    agentName: z.string(),
    agentKind: z.enum(['person', 'command', 'acp']),
    /** What it does for its task: a retry after failing checks debugs. */
    role: roleSchema,
    /** Null until the agent tells what it uses. */
    usage: usageSchema.nullable(),
    /** The attempt whose work and comments this one goes on from. */
    continues: attemptIdSchema.nullable(),
    /** The agent's own name for its newest session, from which it may go on. */
    sessionId: z.string().nullable(),
    state: taskStateSchema,
    startedAt: z.iso.datetime(),
    endedAt: z.iso.datetime().nullable(),
    workspace: workspaceSchema.nullable(),
    needs: z.array(needSchema).readonly(),
    /** Its decisions, its assumptions and the answers it got, in order. */
    notes: z.array(noteSchema).readonly(),
    /** The commit that holds the work handed in. */
    commit: commitIdSchema.nullable(),
    /** What the agent wrote when it handed in: the result of a task that changes nothing. */
    report: z.string(),
    files: z.array(changedFileSchema).readonly(),
    checks: z.array(checkResultSchema).readonly(),
    evidence: z.array(evidenceSchema).readonly(),
    overrulings: z.array(overrulingSchema).readonly(),
    allowedPaths: z.array(z.object({ path: z.string(), reason: z.string(), by: z.string() })).readonly(),
    comments: z.array(commentSchema).readonly(),
    /** What it, or a person for it, answers to the comments that earlier work came back with. */
    answers: z.array(answerSchema).readonly().default([]),
    /** A person's word on what a hunk serves; the last one about a hunk and a criterion counts. */
    tags: z
      .array(
        z.object({ hunk: z.string(), criterion: z.string(), serves: z.boolean(), by: z.string() }).readonly(),
      )
      .readonly()
      .default([]),
    /** Why it failed, was interrupted or could not land, in one sentence. */
    problem: z.string().nullable(),
    conflicts: z.array(z.string()).readonly(),
    landedCommit: commitIdSchema.nullable(),
  })
  .readonly();
export type Attempt = z.infer<typeof attemptSchema>;

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
    /** Why all landed work is not on the person's branch yet, in one sentence; `review.merge` tries again. */
    mergeProblem: z.string().nullable(),
  })
  .readonly();
export type Run = z.infer<typeof runSchema>;
