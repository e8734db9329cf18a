import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { projectCommandSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { activityEntrySchema } from './activity.ts';
import { activityPageSchema } from './activityPage.ts';
import { groupAnswerSchema } from './groupPlan.ts';
import { permissionSchema } from './permission.ts';
import { attemptIdSchema, runIdSchema, runSchema } from './run.ts';
import { keptWorkSchema, workspaceInfoSchema } from './workspaceInfo.ts';
import { runEventSchema } from './runEvent.ts';

export const runErrorSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('unknownProject') }),
  z.object({ code: z.literal('unknownRun') }),
  z.object({ code: z.literal('unknownAttempt') }),
  /** The commands must be seen and trusted first. */
  z.object({ code: z.literal('notTrusted'), commands: z.array(projectCommandSchema) }),
  z.object({ code: z.literal('gitMissing') }),
  /** Another Overture, with data of its own, has the repository open. */
  z.object({ code: z.literal('heldElsewhere') }),
  z.object({ code: z.literal('noPlan') }),
  z.object({ code: z.literal('planProblems'), problems: z.array(z.string()) }),
  z.object({ code: z.literal('alreadyRunning'), runId: runIdSchema }),
  /** The repository is not on a branch, so there is nothing to land on. */
  z.object({ code: z.literal('noBranch') }),
  z.object({ code: z.literal('unknownAgent'), agentId: z.string() }),
  /** The act does not fit the state; `state` is what it is now, `act` what was asked. */
  z.object({ code: z.literal('notNow'), act: z.string(), state: z.string() }),
  z.object({ code: z.literal('nothingHandedIn') }),
  /** Another task is changing the same files, so this one cannot go on beside it. */
  z.object({ code: z.literal('overlaps'), taskId: taskIdSchema, path: z.string() }),
  z.object({ code: z.literal('unknownNeed') }),
  z.object({ code: z.literal('failed'), reason: z.string() }),
]);
export type RunError = z.infer<typeof runErrorSchema>;

const error = runErrorSchema;
const spec = z.object({ projectId: projectIdSchema, specId: specIdSchema });
const run = z.object({ projectId: projectIdSchema, runId: runIdSchema });
const attempt = z.object({ projectId: projectIdSchema, attemptId: attemptIdSchema });
const done = z.null();

/** The newest run of a spec, or null while there is none; events carry the run they belong to. */
export const runFeedEventSchema = z.object({ runId: runIdSchema, event: runEventSchema });

export const runContract = {
  /** Starts a run of the plan as it is on disk. `agents` overrides who works on a task, by task id. */
  start: procedure({
    input: spec.extend({
      limit: z.number().int().min(1).max(32),
      agents: z.record(z.string(), z.string()),
      by: z.string(),
    }),
    output: z.object({ runId: runIdSchema }),
    error,
  }),
  watch: stream({
    input: spec,
    snapshot: z.object({ run: runSchema.nullable() }),
    event: runFeedEventSchema,
    error,
  }),
  /** The last page of what an attempt did, then every entry as it comes or changes. */
  activity: stream({
    input: attempt,
    snapshot: activityPageSchema,
    event: activityEntrySchema,
    error,
  }),
  /** The page before the entry of that place, counted from the beginning. */
  earlierActivity: procedure({
    input: attempt.extend({ before: z.number().int().nonnegative() }),
    output: activityPageSchema,
    error,
  }),
  /** `verifier` is the brief of who verified the work, null while nobody has. */
  brief: procedure({
    input: attempt,
    output: z.object({ text: z.string(), verifier: z.string().nullable() }),
    error,
  }),
  setLimit: procedure({
    input: run.extend({ limit: z.number().int().min(1).max(32), by: z.string() }),
    output: done,
    error,
  }),
  /**
   * Starts a task now that something holds back; the reason is kept. What it needs must have landed. `agentId` is whom
   * it goes to instead of whom it would.
   */
  launchNow: procedure({
    input: run.extend({
      taskId: taskIdSchema,
      reason: z.string().trim().min(1).max(2_000),
      agentId: z.string().optional(),
      by: z.string(),
    }),
    output: done,
    error,
  }),
  /** A person's word on the plan of a group's inside; `take` writes it into plan.yaml and goes on with it. */
  answerGroup: procedure({
    input: run.extend({ taskId: taskIdSchema, answer: groupAnswerSchema, by: z.string() }),
    output: done,
    error,
  }),
  pause: procedure({ input: run.extend({ by: z.string() }), output: done, error }),
  resume: procedure({ input: run.extend({ by: z.string() }), output: done, error }),
  /** Stops every attempt; the work so far stays in the workspaces. */
  stop: procedure({ input: run.extend({ by: z.string() }), output: done, error }),
  stopAttempt: procedure({ input: attempt.extend({ by: z.string() }), output: done, error }),
  /** Goes on in the same workspace, after an interruption or a failure. */
  resumeAttempt: procedure({ input: attempt.extend({ by: z.string() }), output: done, error }),
  /** Starts over in a new workspace; the old work is kept under a recovery ref. */
  startOver: procedure({
    input: attempt.extend({ by: z.string(), agentId: z.string().nullable() }),
    output: done,
    error,
  }),
  answerNeed: procedure({
    input: attempt.extend({
      needId: z.string(),
      optionId: z.string(),
      text: z.string().max(20_000),
      by: z.string(),
      /** Proposes the answer to a question as a decision of the spec, for a person to accept there. */
      noteInSpec: z.boolean().optional(),
    }),
    output: done,
    error,
  }),
  /** For a person at work: what is in the workspace now is handed in. */
  handIn: procedure({ input: attempt.extend({ by: z.string() }), output: done, error }),
  tell: procedure({
    input: attempt.extend({ text: z.string().min(1).max(20_000), by: z.string() }),
    output: done,
    error,
  }),
  /** What agents may do in the project without asking, in the order it was allowed. */
  permissions: stream({
    input: z.object({ projectId: projectIdSchema }),
    snapshot: z.array(permissionSchema),
    event: z.array(permissionSchema),
    error,
  }),
  /** Agents ask again from then on. */
  forgetPermission: procedure({
    input: z.object({ projectId: projectIdSchema, title: z.string(), detail: z.string(), by: z.string() }),
    output: done,
    error,
  }),
  /** What lies on disk for attempts, measured anew, and the unsaved work of workspaces that were put away. */
  workspaces: procedure({
    input: z.object({ projectId: projectIdSchema }),
    output: z.object({
      workspaces: z.array(workspaceInfoSchema).readonly(),
      kept: z.array(keptWorkSchema).readonly(),
    }),
    error,
  }),
  /** Removes a workspace that nobody works in; what is unsaved is kept. */
  putAway: procedure({ input: attempt, output: done, error }),
  /** Makes a branch of kept work, for the person to look at. */
  bringBack: procedure({
    input: z.object({ projectId: projectIdSchema, ref: z.string().startsWith('refs/overture/recovery/') }),
    output: z.object({ branch: z.string() }),
    error,
  }),
  revealWorkspace: procedure({ input: attempt, output: done, error }),
} as const;
