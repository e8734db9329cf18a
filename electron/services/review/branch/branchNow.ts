import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { BranchNow } from '#shared/review/look.ts';
import { findCommit } from './resolveName.ts';

/** What has become of a branch since it was at `commit`: gone, longer by some commits, or rewritten. */
export async function branchNow(
  git: NativeGit,
  head: string,
  commit: string,
): Promise<Result<BranchNow, ReviewError>> {
  const now = await findCommit(git, head);
  if (now === null) return ok({ commit: null, gained: null });
  if (now === commit) return ok({ commit: now, gained: 0 });
  const known = await git.resolve(commit);
  if (!known.ok) return ok({ commit: now, gained: null });
  const holds = await git.isAncestor(commit, now);
  if (!holds.ok) return failed(describeGitError(holds.error));
  if (!holds.value) return ok({ commit: now, gained: null });
  const count = await git.countCommits(commit, now);
  return count.ok ? ok({ commit: now, gained: count.value }) : failed(describeGitError(count.error));
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
