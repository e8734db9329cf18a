import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';

/** The commit that a person means: a branch, a remote's branch, a tag or an id. Null when there is none. */
export async function findCommit(git: NativeGit, name: string): Promise<string | null> {
  for (const candidate of [name, `refs/remotes/${name}`, `refs/tags/${name}`]) {
    const found = await git.resolve(candidate);
    if (found.ok) return found.value;
  }
  return null;
}

export async function resolveName(git: NativeGit, name: string): Promise<Result<string, ReviewError>> {
  const commit = await findCommit(git, name);
  if (commit !== null) return ok(commit);
  return fail({ code: 'failed', reason: `There is no branch or commit ${name}. Choose another.` });
}
