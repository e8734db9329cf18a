import { z } from 'zod';
import { procedure } from '#shared/contract/procedure.ts';
import { taskIdSchema } from '#shared/plan/plan.ts';
import { commitIdSchema, projectIdSchema, specIdSchema } from '#shared/project/project.ts';
import { commentAnchorSchema } from '#shared/run/run.ts';
import { reviewAnalysisSchema } from './analysis.ts';
import { branchCommentSchema, branchNowSchema, branchTipSchema, keptReportSchema } from './look.ts';
import { reviewedFileSchema } from './reviewedFile.ts';
import { reviewErrorSchema } from './reviewErrorSchema.ts';
import { verdictSchema } from './verdict.ts';

export const branchReviewSchema = z
  .object({
    base: commitIdSchema,
    head: commitIdSchema,
    specText: z.string(),
    /** Ids of the criteria it is held against. */
    criteria: z.array(z.string()).readonly(),
    patch: z.string(),
    files: z
      .array(z.object({ path: z.string(), inScope: z.boolean(), protected: z.boolean() }).readonly())
      .readonly(),
    verdicts: z.array(verdictSchema).readonly(),
    analysis: reviewAnalysisSchema,
  })
  .readonly();
export type BranchReviewed = z.infer<typeof branchReviewSchema>;

const error = reviewErrorSchema;
const by = z.string();
const done = z.null();

const project = z.object({ projectId: projectIdSchema });
const branchName = z.string().min(1).max(500);
/** One branch held against one spec: where reports and comments on it are kept. */
const ofBranch = project.extend({ specId: specIdSchema, head: branchName });

/** What is asked of a branch made elsewhere, and of any two commits. */
export const branchProcedures = {
  /** Local branches and those of remotes as last fetched, newest commit first. */
  branches: procedure({ input: project, output: z.array(branchTipSchema), error }),
  /** Fetches the remote's branches, or one pull request by its number, whose branch's name comes back then. */
  fetchBranches: procedure({
    input: project.extend({ request: z.number().int().positive().max(9_999_999).nullable() }),
    output: z.object({ branch: z.string().nullable() }),
    error,
  }),
  /** The same for a branch made elsewhere: what `head` changes since it left `base`. Names or ids of commits. */
  branch: procedure({
    input: ofBranch.extend({ base: branchName, taskId: taskIdSchema.nullable() }),
    output: branchReviewSchema.unwrap().extend({
      reports: z.array(keptReportSchema).readonly(),
      comments: z.array(branchCommentSchema).readonly(),
    }),
    error,
  }),
  /** Whether a branch has moved since it was at `commit`. */
  branchNow: procedure({
    input: project.extend({ head: branchName, commit: commitIdSchema }),
    output: branchNowSchema,
    error,
  }),
  /** What two commits change: of one review to the next, what changed since a person looked. */
  between: procedure({
    input: project.extend({ from: commitIdSchema, to: commitIdSchema }),
    output: z.object({ patch: z.string() }),
    error,
  }),
  /** One file as it was and as it is in two commits, whole: what `file` is for an attempt. */
  fileBetween: procedure({
    input: project.extend({
      from: commitIdSchema,
      to: commitIdSchema,
      path: z.string().min(1).max(4096),
      /** Set when the change renamed it. */
      oldPath: z.string().min(1).max(4096).nullable(),
      as: z.enum(['text', 'picture']),
    }),
    output: reviewedFileSchema,
    error,
  }),
  /** Lays a JUnit or TAP report beside a branch, as evidence about its newest commit. */
  keepReport: procedure({
    input: ofBranch.extend({ name: z.string().min(1).max(300), text: z.string().max(6_000_000), by }),
    output: keptReportSchema,
    error,
  }),
  removeReport: procedure({ input: ofBranch.extend({ name: z.string(), by }), output: done, error }),
  commentOnBranch: procedure({
    input: ofBranch.extend({
      base: commitIdSchema,
      commit: commitIdSchema,
      anchor: commentAnchorSchema,
      text: z.string().min(1).max(20_000),
      by,
    }),
    output: branchCommentSchema,
    error,
  }),
  removeBranchComment: procedure({ input: ofBranch.extend({ id: z.string(), by }), output: done, error }),
} as const;
