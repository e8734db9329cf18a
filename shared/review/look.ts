import { z } from 'zod';
import { commitIdSchema } from '#shared/project/project.ts';
import { commentSchema } from '#shared/run/run.ts';

/** A branch that can be opened for review, with its newest commit; a remote one as this machine last fetched it. */
export const branchTipSchema = z
  .object({
    /** `feature/names`, or `origin/feature/names` for a remote one. */
    name: z.string(),
    isRemote: z.boolean(),
    /** It is what the person's folder shows. */
    isCurrent: z.boolean(),
    commit: commitIdSchema,
    subject: z.string(),
    by: z.string(),
    at: z.iso.datetime(),
  })
  .readonly();
export type BranchTip = z.infer<typeof branchTipSchema>;

/** A test report that a person has laid beside a branch: what it says holds for `commit`. */
export const keptReportSchema = z
  .object({
    name: z.string(),
    commit: commitIdSchema,
    tests: z.number().int(),
    /** How many of its tests speak of a criterion. */
    shows: z.number().int(),
    at: z.string(),
    by: z.string(),
  })
  .readonly();
export type KeptReport = z.infer<typeof keptReportSchema>;

/** A comment on a branch, where its line is now; `outdated` when the text it was about is gone. */
export const branchCommentSchema = commentSchema.unwrap().extend({ outdated: z.boolean() }).readonly();
export type BranchComment = z.infer<typeof branchCommentSchema>;

/** Whether a branch still is what was opened for review. */
export const branchNowSchema = z
  .object({
    /** Null when it is gone. */
    commit: commitIdSchema.nullable(),
    /** How many commits it has gained; null when its history was rewritten, so that what was looked at is no part of it. */
    gained: z.number().int().nullable(),
  })
  .readonly();
export type BranchNow = z.infer<typeof branchNowSchema>;
