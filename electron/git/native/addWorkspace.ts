import { realpath } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { AddWorkspaceRequest, Workspace } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { createBranch } from './createBranch.ts';
import { resolveRevision } from './resolveRevision.ts';

/** git reports these on stderr only; its exit code (128) is shared by every fatal error. */
const BRANCH_IN_USE = /is already (?:checked out|used by worktree) at '(?<path>.+)'/;
const PATH_TAKEN = /fatal: '.+' already exists/;
/** Two adds at once trip over each other's half-written folders, also those of another program. */
const TRIPPED = /failed to read .*commondir/;
const TRIES = 5;
/** git says it to whoever wants to remove or prune the workspace from outside. */
const LOCK_REASON = 'Overture works here; put this workspace away in Overture';

/**
 * Makes a linked working tree, locked so that nobody's `git worktree prune` or `remove` takes it from under an agent.
 * A branch created for it is removed again when that fails.
 */
export async function addWorkspace(
  git: RunGit,
  root: string,
  request: AddWorkspaceRequest,
): Promise<Result<Workspace, GitError>> {
  const { path, branch, startCommit } = request;
  if (startCommit !== undefined) {
    const created = await createBranch(git, root, branch, startCommit);
    if (!created.ok) return created;
  }
  const commit = await resolveRevision(git, root, `refs/heads/${branch}`);
  if (!commit.ok) return commit;
  const added = await addWithRetry(git, root, path, branch);
  if (added.ok) return ok({ path: await realpath(path), branch, commit: commit.value });

  if (startCommit !== undefined) {
    const args = ['update-ref', '-d', `refs/heads/${branch}`, commit.value];
    const undone = await git(root, args, { writes: true });
    if (!undone.ok) return undone;
  }
  return added;
}

async function addWithRetry(
  git: RunGit,
  root: string,
  path: string,
  branch: string,
): Promise<Result<void, GitError>> {
  const args = ['worktree', 'add', '--quiet', '--lock', '--reason', LOCK_REASON, '--', path, branch];
  for (let attempt = 1; ; attempt += 1) {
    const ran = await git(root, args, { accept: [0, 128], writes: true, timeoutMs: 600_000 });
    if (!ran.ok) return ran;
    const { exitCode, stderr } = ran.value;
    if (exitCode === 0) return ok(undefined);
    if (attempt < TRIES && TRIPPED.test(stderr)) continue;
    const inUse = BRANCH_IN_USE.exec(stderr)?.groups?.['path'];
    if (inUse) return fail({ code: 'branchInUse', branch, path: inUse });
    if (PATH_TAKEN.test(stderr)) return fail({ code: 'pathTaken', path });
    return fail({ code: 'failed', args, exitCode, stderr });
  }
}
