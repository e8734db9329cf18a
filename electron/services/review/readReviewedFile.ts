import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { canEdit } from '#shared/review/decideReview.ts';
import type { FileSide, ReviewedFile } from '#shared/review/reviewedFile.ts';
import type { Attempt } from '#shared/run/run.ts';
import { type ReadAs, committedSide, workingSide } from './fileSides.ts';

const ONLY_IN_REVIEW = 'Only work in review can be edited.';

/** A file at the base of an attempt and in its work: what was handed in, or is in the workspace now. */
export async function readReviewedFile(
  git: NativeGit,
  attempt: Attempt,
  { path, as }: { readonly path: string; readonly as: ReadAs },
): Promise<Result<ReviewedFile, ReviewError>> {
  const { workspace, commit } = attempt;
  if (!workspace) return failed('There is no work to look at yet. Look again when it has begun.');
  const oldPath = attempt.files.find((file) => file.path === path)?.oldPath ?? null;
  const before = await committedSide(git, workspace.baseCommit, oldPath ?? path, as);
  if (!before.ok) return failed(describeGitError(before.error));
  const after =
    commit === null ? await workingSide(workspace, path, as) : await committedSide(git, commit, path, as);
  if (!after.ok) return failed(describeGitError(after.error));
  if (!before.value && !after.value) return failed(`There is no file ${path} in this work. Choose another.`);
  const file = { path, oldPath, before: before.value, after: after.value };
  return ok({
    ...file,
    fixed: canEdit(attempt) ? whyFixed(file.after) : ONLY_IN_REVIEW,
  });
}

/** The same of any two commits: a branch, or all that has landed. */
export async function readFileBetween(
  git: NativeGit,
  {
    from,
    to,
    path,
    oldPath,
    as,
  }: {
    readonly from: string;
    readonly to: string;
    readonly path: string;
    readonly oldPath: string | null;
    readonly as: ReadAs;
  },
): Promise<Result<ReviewedFile, ReviewError>> {
  const before = await committedSide(git, from, oldPath ?? path, as);
  if (!before.ok) return failed(describeGitError(before.error));
  const after = await committedSide(git, to, path, as);
  if (!after.ok) return failed(describeGitError(after.error));
  if (!before.value && !after.value)
    return failed(`There is no file ${path} in this change. Choose another.`);
  return ok({ path, oldPath, before: before.value, after: after.value, fixed: ONLY_IN_REVIEW });
}

function whyFixed(after: FileSide | null): string | null {
  if (after === null) return 'The work deletes this file.';
  if (after.kind !== 'text') return 'Only text can be edited here.';
  return after.exact
    ? null
    : 'Some of its bytes are no text, and saving would change them. Edit it in its workspace.';
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
