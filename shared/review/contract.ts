import { z } from 'zod';
import { procedure, stream } from '#shared/contract/procedure.ts';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { commitIdSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { reviewAnalysisSchema } from './analysis.ts';
import { branchProcedures, branchReviewSchema } from './branchProcedures.ts';
import { driftSchema } from './drift.ts';
import { LARGEST_TEXT, reviewedFileSchema } from './reviewedFile.ts';
import { conflictedFileSchema, settledFileSchema } from './landing/conflictedFile.ts';
import { keptChoicesSchema } from './landing/keptChoices.ts';
import { landingPlanSchema } from './landing/landingPlan.ts';
import { reviewErrorSchema } from './reviewErrorSchema.ts';
import { attemptIdSchema, commentAnchorSchema, runIdSchema, verdictValueSchema } from '#shared/run/run.ts';

export type { ReviewError } from './reviewErrorSchema.ts';

/** Whether an attempt would land as things are, and if not, the files that meet. */
export const landingForecastSchema = z
  .object({ attemptId: attemptIdSchema, clean: z.boolean(), conflicts: z.array(z.string()).readonly() })
  .readonly();
export type LandingForecast = z.infer<typeof landingForecastSchema>;

/** The whole of a patch, or its first lines. */
export const patchBeginningSchema = z.object({ patch: z.string(), whole: z.boolean() }).readonly();
export type PatchBeginning = z.infer<typeof patchBeginningSchema>;
/** A piece of the whole patch, the beginning included; together the pieces spell it. */
export const patchPartSchema = z.object({ patch: z.string() }).readonly();
export type PatchPart = z.infer<typeof patchPartSchema>;

const error = reviewErrorSchema;
const attempt = z.object({ projectId: projectIdSchema, attemptId: attemptIdSchema });
const by = z.string();
const done = z.null();

/** The run's feed (`run.watch`) shows what these acts did; only the text of changes is asked for here. */
export const reviewContract = {
  /**
   * A unified patch with renames, from the workspace's base to what was handed in (or is there now). A long one begins
   * with what git has printed first; all of it follows in parts, and then the stream ends.
   */
  diff: stream({ input: attempt, snapshot: patchBeginningSchema, event: patchPartSchema, error }),
  /** One file as it was at the base and as it is in the work, whole; a picture for the eye or its text to read. */
  file: procedure({
    input: attempt.extend({ path: z.string().min(1).max(4096), as: z.enum(['text', 'picture']) }),
    output: reviewedFileSchema,
    error,
  }),
  /**
   * A person's edit of a file of the work, saved as a commit of theirs; `id` names the content it began from. What
   * was shown of the work before is outdated then.
   */
  editFile: procedure({
    input: attempt.extend({
      path: z.string().min(1).max(4096),
      id: z.string(),
      text: z.string().max(LARGEST_TEXT),
      by,
    }),
    output: done,
    error,
  }),
  /** Runs the checks on the work as it is now, and answers when all have run. Asked again meanwhile, it runs once. */
  checkAgain: procedure({ input: attempt, output: done, error }),
  /** What each hunk serves and why, what nothing asked for, and the order to read it in. */
  analysis: procedure({ input: attempt, output: reviewAnalysisSchema, error }),
  /** A person says what a hunk serves, or that it does not serve a criterion. */
  tagHunk: procedure({
    input: attempt.extend({ hunk: z.string(), criterion: z.string(), serves: z.boolean(), by }),
    output: done,
    error,
  }),
  ...branchProcedures,
  /** Forecasts landing every attempt in review, each alone on the integration branch. */
  forecast: procedure({
    input: z.object({ projectId: projectIdSchema, runId: runIdSchema }),
    output: z.array(landingForecastSchema),
    error,
  }),
  /**
   * Tries landing all that waits, each on top of those before it, in the order given or in the one that lands most
   * without conflict. Nothing moves.
   */
  landing: procedure({
    input: z.object({
      projectId: projectIdSchema,
      runId: runIdSchema,
      order: z.array(attemptIdSchema).nullable(),
    }),
    output: landingPlanSchema,
    error,
  }),
  comment: procedure({
    input: attempt.extend({ anchor: commentAnchorSchema, text: z.string().min(1).max(20_000), by }),
    output: done,
    error,
  }),
  removeComment: procedure({ input: attempt.extend({ id: z.string(), by }), output: done, error }),
  /** Where the comments on earlier attempts are in this one's work; what they say is in the run. */
  earlierComments: procedure({
    input: attempt,
    output: z.array(
      z.object({
        attemptId: attemptIdSchema,
        commentId: z.string(),
        anchor: commentAnchorSchema,
        outdated: z.boolean(),
      }),
    ),
    error,
  }),
  /** A person answers a comment on an earlier attempt. */
  answerComment: procedure({
    input: attempt.extend({ commentId: z.string(), text: z.string().min(1).max(20_000), by }),
    output: done,
    error,
  }),
  /** Starts the next attempt with every comment in its brief. */
  sendBack: procedure({ input: attempt.extend({ text: z.string().max(20_000), by }), output: done, error }),
  allowPath: procedure({
    input: attempt.extend({ path: z.string(), reason: z.string().min(1), by }),
    output: done,
    error,
  }),
  overrule: procedure({
    input: attempt.extend({
      criterion: z.string(),
      verdict: verdictValueSchema,
      reason: z.string().min(1),
      by,
    }),
    output: done,
    error,
  }),
  /**
   * Lands on the integration branch; when all is landed, merges that into the person's branch, or keeps it back for
   * a last look at the whole.
   */
  approve: procedure({
    input: attempt.extend({ reason: z.string().nullable(), lastLook: z.boolean().optional(), by }),
    output: done,
    error,
  }),
  /**
   * Leaves files (those out of scope, when nothing is named) and single hunks out of what lands; the rest is kept as a
   * patch with a follow-up task in the plan. The checks run again on what is left. Hunks are those of the work at
   * `commit`.
   */
  split: procedure({
    input: attempt.extend({
      paths: z.array(z.string()).nullable(),
      parts: z.object({ commit: commitIdSchema, hunks: z.array(z.string()).min(1).max(10_000) }).optional(),
      by,
    }),
    output: z.object({ followUp: taskIdSchema, patchPath: z.string() }),
    error,
  }),
  /** Criteria of landed work to be looked at again, because a later commit changed lines that show them. */
  drift: procedure({
    input: z.object({ projectId: projectIdSchema, specId: specIdSchema }),
    output: z.array(driftSchema),
    error,
  }),
  /** A person has looked: quiet about the criterion until its lines change anew. */
  lookAgain: procedure({
    input: z.object({ projectId: projectIdSchema, specId: specIdSchema, criterion: z.string(), by }),
    output: done,
    error,
  }),
  /** All landed work as one self-contained HTML file, to be given to people outside the project. */
  pack: procedure({
    input: z.object({ projectId: projectIdSchema, runId: runIdSchema }),
    output: z.object({ name: z.string(), html: z.string() }),
    error,
  }),
  /** Where an attempt meets landed work, place by place; `tip` names what the choices are made on. */
  conflicts: procedure({
    input: attempt,
    output: z.object({
      tip: commitIdSchema,
      commit: commitIdSchema,
      files: z.array(conflictedFileSchema),
      /** What was chosen so far, perhaps on other commits than these. */
      kept: keptChoicesSchema.nullable(),
    }),
    error,
  }),
  /** Keeps what a person has chosen so far, in place of what was kept before. Nothing is settled by it. */
  keepChoices: procedure({ input: attempt.extend({ choices: keptChoicesSchema }), output: done, error }),
  /** Settles every place as chosen, a whole file by one choice of a side; the work waits for review again and its checks run on both sides together. */
  settle: procedure({
    input: attempt.extend({
      tip: commitIdSchema,
      commit: commitIdSchema,
      files: z.array(settledFileSchema).readonly(),
      by,
    }),
    output: done,
    error,
  }),
  /** A last look at all that has landed: every criterion, the whole diff. */
  whole: procedure({
    input: z.object({ projectId: projectIdSchema, runId: runIdSchema }),
    output: branchReviewSchema,
    error,
  }),
  /** What a pull request of all landed work would say, and how it would be opened. Nothing is pushed. */
  pullRequestDraft: procedure({
    input: z.object({ projectId: projectIdSchema, runId: runIdSchema }),
    output: z.object({
      title: z.string(),
      body: z.string(),
      base: z.string(),
      head: z.string(),
      remote: z.string(),
      /** The person's own program that opens it; null where they open it on the host's page. */
      program: z.enum(['gh', 'glab']).nullable(),
      /** `github.com`; null for a remote without pages. */
      host: z.string().nullable(),
    }),
    error,
  }),
  /**
   * Pushes the integration branch and opens a pull request; without a title and a body, with those of the draft.
   * `opened` is false where the person opens it on the page `url`; null where the remote has none.
   */
  pullRequest: procedure({
    input: z.object({
      projectId: projectIdSchema,
      runId: runIdSchema,
      title: z.string().min(1).max(300).optional(),
      body: z.string().max(200_000).optional(),
      by,
    }),
    output: z.object({
      url: z.string().nullable(),
      opened: z.boolean(),
      title: z.string(),
      body: z.string(),
    }),
    error,
  }),
  /** Takes a landing back by an opposite change; its work is kept and waits for review again. */
  undo: procedure({ input: attempt.extend({ by }), output: done, error }),
  /** Merges the integration branch into the person's branch, for when that had to wait. */
  merge: procedure({
    input: z.object({ projectId: projectIdSchema, specId: specIdSchema, runId: runIdSchema, by }),
    output: done,
    error,
  }),
} as const;
