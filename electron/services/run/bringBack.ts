import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { RunError } from '#shared/run/contract.ts';

/** Makes the branch `overture/kept/<name>` of work under a recovery ref, or names the one that holds it already. */
export async function bringBack(git: NativeGit, ref: string): Promise<Result<{ branch: string }, RunError>> {
  const branch = `overture/kept/${ref.slice('refs/overture/recovery/'.length)}`;
  const kept = await git.resolve(ref);
  if (!kept.ok) return fail({ code: 'failed', reason: describeGitError(kept.error) });
  const made = await git.createBranch(branch, kept.value);
  if (made.ok || made.error.code === 'branchExists') return ok({ branch });
  return fail({ code: 'failed', reason: describeGitError(made.error) });
}
