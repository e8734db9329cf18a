import { z } from 'zod';
import { roleSchema, taskIdSchema } from '#shared/plan/plan.ts';
import { commitIdSchema } from '#shared/project/project.ts';
import { groupDraftSchema } from './groupPlan.ts';
import {
  attemptIdSchema,
  changedFileSchema,
  checkResultSchema,
  commentAnchorSchema,
  evidenceSchema,
  needSchema,
  noteSchema,
  runSchema,
  runTaskSchema,
  usageSchema,
  verdictValueSchema,
  workspaceSchema,
} from './run.ts';

const attempt = { attemptId: attemptIdSchema };
const why = z.string();
const by = z.string();

/**
 * What happened in a run, in order: the ledger's truth, from which `evolveRun` folds the Run.
 * `why` is the sentence shown to people.
 */
export const runEventBodySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('runStarted'),
    run: z.object(
      runSchema.unwrap().pick({
        id: true,
        number: true,
        projectId: true,
        specId: true,
        specHash: true,
        specText: true,
        specVersion: true,
        startedBy: true,
        recorded: true,
        limit: true,
        retries: true,
        baseBranch: true,
        baseCommit: true,
        integrationBranch: true,
        tasks: true,
      }).shape,
    ),
  }),
  z.object({ type: z.literal('limitChanged'), limit: z.number().int().min(1), by }),
  z.object({ type: z.literal('paused'), by }),
  z.object({ type: z.literal('resumed'), by }),
  z.object({ type: z.literal('stopped'), by }),
  z.object({ type: z.literal('taskHeld'), taskId: taskIdSchema, why }),
  z.object({ type: z.literal('taskReady'), taskId: taskIdSchema, why }),
  /** A person lets the task start now, whatever holds it but its needs; `agentId` is whom they give it to. */
  z.object({
    type: z.literal('launchAllowed'),
    taskId: taskIdSchema,
    reason: z.string(),
    agentId: z.string().optional(),
    by,
  }),
  /** Somebody thinks the inside of a group through, because its turn has come. */
  z.object({ type: z.literal('groupPlanning'), taskId: taskIdSchema, why }),
  z.object({ type: z.literal('groupProposed'), taskId: taskIdSchema, draft: groupDraftSchema, why }),
  /** The group gives way to these tasks, which are in plan.yaml by then. */
  z.object({ type: z.literal('groupTaken'), taskId: taskIdSchema, tasks: z.array(runTaskSchema), by, why }),
  /** The group stays one task: one agent splits it and does all of it. */
  z.object({ type: z.literal('groupKeptWhole'), taskId: taskIdSchema, by, why }),
  /** `why` is null when something goes on again. */
  z.object({ type: z.literal('stoodStill'), why: z.string().nullable() }),
  z.object({
    type: z.literal('launched'),
    ...attempt,
    taskId: taskIdSchema,
    number: z.number().int().positive(),
    agentId: z.string(),
    agentName: z.string(),
    agentKind: z.enum(['person', 'command', 'acp']),
    continues: attemptIdSchema.nullable(),
    /** Left out where it is the task's own. */
    role: roleSchema.optional(),
    why,
  }),
  z.object({ type: z.literal('workspacePrepared'), ...attempt, workspace: workspaceSchema }),
  z.object({ type: z.literal('working'), ...attempt }),
  z.object({ type: z.literal('sessionOpened'), ...attempt, sessionId: z.string() }),
  /** All of the attempt so far, not what came since the last. */
  z.object({ type: z.literal('usageRecorded'), ...attempt, usage: usageSchema }),
  /** The files changed so far, while someone is at work. */
  z.object({ type: z.literal('workSeen'), ...attempt, files: z.array(changedFileSchema) }),
  /** A change outside the declared files or in protected ones was noticed. */
  z.object({ type: z.literal('strayed'), ...attempt, why }),
  z.object({ type: z.literal('needed'), ...attempt, need: needSchema }),
  z.object({
    type: z.literal('needAnswered'),
    ...attempt,
    needId: z.string(),
    optionId: z.string(),
    text: z.string(),
    by,
  }),
  z.object({ type: z.literal('noted'), ...attempt, note: noteSchema.unwrap().omit({ at: true }) }),
  /** The task may change these too, from then on and in every later attempt. */
  z.object({
    type: z.literal('scopeWidened'),
    ...attempt,
    paths: z.array(z.string()),
    reason: z.string(),
    by,
  }),
  z.object({
    type: z.literal('handedIn'),
    ...attempt,
    commit: commitIdSchema,
    files: z.array(changedFileSchema),
    report: z.string(),
    why,
  }),
  z.object({ type: z.literal('checked'), ...attempt, check: checkResultSchema }),
  /** Another agent holds the work against its criteria. */
  z.object({ type: z.literal('verifying'), ...attempt, agentName: z.string(), why }),
  z.object({ type: z.literal('evidenceRecorded'), ...attempt, evidence: evidenceSchema }),
  z.object({ type: z.literal('reviewOpened'), ...attempt, why }),
  z.object({ type: z.literal('attemptFailed'), ...attempt, why }),
  z.object({ type: z.literal('attemptInterrupted'), ...attempt, why }),
  z.object({ type: z.literal('attemptResumed'), ...attempt, why }),
  /** `withRun`: all of the run was stopped, so that what goes on with it is this, too. */
  z.object({ type: z.literal('attemptCancelled'), ...attempt, by, withRun: z.boolean().optional() }),
  z.object({
    type: z.literal('commented'),
    ...attempt,
    id: z.string(),
    anchor: commentAnchorSchema,
    text: z.string(),
    by,
  }),
  /** `attemptId` is the attempt that answers, `commentId` a comment on the work it goes on from. */
  z.object({
    type: z.literal('commentAnswered'),
    ...attempt,
    commentId: z.string(),
    text: z.string(),
    by,
  }),
  z.object({ type: z.literal('commentRemoved'), ...attempt, id: z.string(), by }),
  z.object({ type: z.literal('pathAllowed'), ...attempt, path: z.string(), reason: z.string(), by }),
  z.object({
    type: z.literal('verdictOverruled'),
    ...attempt,
    criterion: z.string(),
    verdict: verdictValueSchema,
    reason: z.string(),
    by,
  }),
  z.object({
    type: z.literal('hunkTagged'),
    ...attempt,
    hunk: z.string(),
    criterion: z.string(),
    serves: z.boolean(),
    by,
  }),
  z.object({ type: z.literal('sentBack'), ...attempt, by, why }),
  z.object({ type: z.literal('approved'), ...attempt, by, reason: z.string().nullable() }),
  z.object({ type: z.literal('landed'), ...attempt, commit: commitIdSchema, why }),
  /** A person settled where it met landed work; `commit` holds both, `files` is all that it changes of `tip`. */
  z.object({
    type: z.literal('settled'),
    ...attempt,
    commit: commitIdSchema,
    tip: commitIdSchema,
    paths: z.array(z.string()),
    /** Absent in older ledgers. */
    files: z.array(changedFileSchema).optional(),
    by,
    why,
  }),
  /** A person changed the work in review; `commit` is theirs, `files` is all that the work changes now. */
  z.object({
    type: z.literal('edited'),
    ...attempt,
    commit: commitIdSchema,
    paths: z.array(z.string()),
    files: z.array(changedFileSchema),
    by,
  }),
  /**
   * Files, or parts of files, were left out of the work: `commit` holds what is left, the task `followUp` of the plan
   * brings in the rest. `files` is all that the work changes now; tags and comments of what stays go along.
   */
  z.object({
    type: z.literal('split'),
    ...attempt,
    commit: commitIdSchema,
    paths: z.array(z.string()),
    hunks: z.array(z.string()).optional(),
    files: z.array(changedFileSchema).optional(),
    moved: z
      .object({
        hunks: z.array(z.object({ from: z.string(), to: z.string() })),
        comments: z.array(z.object({ id: z.string(), anchor: commentAnchorSchema })),
      })
      .optional(),
    followUp: taskIdSchema,
    patchPath: z.string(),
    by,
  }),
  /** A landing was taken back by the opposite change `commit`; its work is now the one commit `kept`. */
  z.object({
    type: z.literal('takenOut'),
    ...attempt,
    commit: commitIdSchema,
    kept: commitIdSchema,
    by,
    why,
  }),
  /** The checks of all landed tasks, run on what has landed together; `problem` says why they could not run. */
  z.object({
    type: z.literal('combinedChecked'),
    commit: commitIdSchema,
    checks: z.array(checkResultSchema),
    problem: z.string().nullable(),
  }),
  z.object({ type: z.literal('conflicted'), ...attempt, paths: z.array(z.string()), why }),
  /** All has landed, but the person's branch could not take it yet. */
  z.object({ type: z.literal('mergeWaits'), paths: z.array(z.string()), why }),
  /** A person wants to look at all of it before it goes to their branch, or does not any more. */
  z.object({ type: z.literal('lastLookWanted'), wanted: z.boolean(), by }),
  /** The landed work was pushed; `opened` is false where the person opens the request on the page `url`. */
  z.object({ type: z.literal('pullRequestOpened'), url: z.string().nullable(), opened: z.boolean(), by }),
  z.object({ type: z.literal('merged'), commit: commitIdSchema, into: z.string(), by }),
]);
export type RunEventBody = z.infer<typeof runEventBodySchema>;

/** `seq` counts the run's events from 1 without gaps. */
export const runEventSchema = z.object({
  seq: z.number().int().positive(),
  at: z.iso.datetime(),
  body: runEventBodySchema,
});
export type RunEvent = z.infer<typeof runEventSchema>;
