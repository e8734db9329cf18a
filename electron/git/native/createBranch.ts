import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { resolveRevision } from './resolveRevision.ts';
import { isAncestor, updateRef } from './updateRef.ts';

export async function createBranch(
  git: RunGit,
  folder: string,
  branch: string,
  commit: string,
): Promise<Result<void, GitError>> {
  const named = await git(folder, ['check-ref-format', '--branch', branch], { accept: [0, 1, 128] });
  if (!named.ok) return named;
  if (named.value.exitCode !== 0) return fail({ code: 'badBranchName', branch });
  const id = await resolveRevision(git, folder, commit);
  if (!id.ok) return id;
  const made = await updateRef(
    git,
    folder,
    `refs/heads/${branch}`,
    id.value,
    null,
    'branch: created by Overture',
  );
  if (made.ok || made.error.code !== 'refMoved') return made;
  return fail({ code: 'branchExists', branch });
}

/** Moves a branch forward only, and only from the value the caller knows. */
export async function fastForward(
  git: RunGit,
  folder: string,
  branch: string,
  commit: string,
  expected: string,
): Promise<Result<void, GitError>> {
  const forward = await isAncestor(git, folder, expected, commit);
  if (!forward.ok) return forward;
  if (!forward.value) return fail({ code: 'notFastForward', branch });
  const moved = await updateRef(
    git,
    folder,
    `refs/heads/${branch}`,
    commit,
    expected,
    'overture: fast-forward',
  );
  return moved.ok ? ok(undefined) : moved;
}
