import { ok, type Result } from '#shared/contract/result.ts';
import { formatMessage } from '../commitMessage.ts';
import type { GitError } from '../gitError.ts';
import type { CommitTreeRequest } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';

/** Writes a commit object that no ref names yet, and gives its id. */
export async function commitTree(
  git: RunGit,
  folder: string,
  request: CommitTreeRequest,
): Promise<Result<string, GitError>> {
  const parents = request.parents.flatMap((parent) => ['-p', parent]);
  const ran = await git(folder, ['commit-tree', request.tree, ...parents, '-F', '-'], {
    input: formatMessage(request.message, request.trailers),
    author: request.author,
    writes: true,
  });
  return ran.ok ? ok(ran.value.stdout.trim()) : ran;
}
