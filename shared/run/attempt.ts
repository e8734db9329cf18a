import { z } from 'zod';
import { roleSchema, taskIdSchema } from '#shared/plan/plan.ts';
import { commitIdSchema } from '#shared/project/project.ts';
import { answerSchema, commentSchema } from './comment.ts';
import { checkResultSchema, evidenceSchema, overrulingSchema } from './evidence.ts';
import { needSchema } from './need.ts';
import { attemptIdSchema } from './runIds.ts';
import { taskStateSchema } from './runTask.ts';

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
    /** Stopped because all of the run was, so that it goes on when the run does. */
    stoppedWithRun: z.boolean().default(false),
    conflicts: z.array(z.string()).readonly(),
    landedCommit: commitIdSchema.nullable(),
  })
  .readonly();
export type Attempt = z.infer<typeof attemptSchema>;
