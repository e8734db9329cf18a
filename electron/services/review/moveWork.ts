import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { Result } from '#shared/contract/result.ts';

/**
 * Moves an attempt's branch to newer work of it, and the workspace with it where nothing unsaved is in the way: a
 * workspace left behind would look as if somebody had changed it since. `from` is the work that `commit` was made of:
 * a branch that went on meanwhile stays as it is.
 */
export async function moveWork(
  git: NativeGit,
  branch: string,
  from: string,
  commit: string,
): Promise<Result<void, GitError>> {
  const brought = await git.mergeIntoCheckedOutBranch(branch, commit);
  if (brought.ok) return brought;
  return git.updateRef(`refs/heads/${branch}`, commit, from);
}
