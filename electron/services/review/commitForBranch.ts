import type { GitError } from '#electron/git/gitError.ts';
import type { CommitTreeRequest, NativeGit } from '#electron/git/nativeGit.ts';
import type { Result } from '#shared/contract/result.ts';

/**
 * Writes the commit that a branch is moved to next. A host that ended after it had moved the branch, before that was
 * told, left it at such a commit: the same content on the same parents is taken as it is, so that what was asked then
 * can be done once more.
 */
export async function commitForBranch(
  git: NativeGit,
  branch: string,
  request: CommitTreeRequest,
): Promise<Result<string, GitError>> {
  const newest = await git.history({ from: branch, limit: 1 });
  const [tip] = newest.ok ? newest.value.commits : [];
  const isAlike = tip?.parents.join() === request.parents.join();
  if (!tip || !isAlike) return git.commitTree(request);
  const tree = await git.treeOf(tip.id);
  return tree.ok && tree.value === request.tree ? { ok: true, value: tip.id } : git.commitTree(request);
}
