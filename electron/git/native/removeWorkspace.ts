import { randomUUID } from 'node:crypto';
import { lstat, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RemovedWorkspace } from '../nativeGit.ts';
import type { RunGit } from '../runGit.ts';
import { saveRecovery } from './saveRecovery.ts';

const REMOVED = '.removed-';
const REMOVED_NAME = /^\.removed-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Keeps what is unsaved, moves the folder out of the way, makes git forget it, and deletes it behind: `deleted` settles
 * when the disk is free. A folder that is already gone is only forgotten.
 */
export async function removeWorkspace(
  git: RunGit,
  root: string,
  path: string,
  recoveryName: string,
): Promise<Result<RemovedWorkspace & { readonly deleted: Promise<void> }, GitError>> {
  const dotGit = await lstat(join(path, '.git')).catch(() => null);
  if (dotGit && !dotGit.isFile()) return fail({ code: 'pathTaken', path });
  const recovery = dotGit ? await saveRecovery(git, path, recoveryName) : ok(null);
  if (!recovery.ok) return recovery;
  const moved = dotGit ? await moveAway(path) : ok(null);
  if (!moved.ok) return moved;

  const forgotten = await forget(git, root, path);
  if (!forgotten.ok) {
    // git still knows the workspace, so its folder goes back to where git looks for it.
    if (moved.value !== null) await rename(moved.value, path);
    return forgotten;
  }
  return ok({ recovery: recovery.value, deleted: deleteRemoved(dirname(path)) });
}

async function moveAway(path: string): Promise<Result<string, GitError>> {
  const aside = join(dirname(path), `${REMOVED}${randomUUID()}`);
  try {
    await rename(path, aside);
    return ok(aside);
  } catch {
    // On Windows a program that works in the folder keeps it from being moved.
    return fail({ code: 'locked', path });
  }
}

/**
 * With its folder gone, `worktree remove` only drops git's own record of this one. `worktree prune` would also drop
 * those of the person's that lie on a drive not connected now.
 */
async function forget(git: RunGit, root: string, path: string): Promise<Result<void, GitError>> {
  const args = ['worktree', 'remove', '--force', '--force', '--', path];
  const ran = await git(root, args, { accept: [0, 128], writes: true });
  if (!ran.ok) return ran;
  const { exitCode, stderr } = ran.value;
  const unknown = stderr.includes('is not a working tree');
  return exitCode === 0 || unknown ? ok(undefined) : fail({ code: 'failed', args, exitCode, stderr });
}

/** Deletes what this and earlier removals moved away in a folder; what cannot be deleted now waits for the next. */
async function deleteRemoved(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const removed = names.filter((name) => REMOVED_NAME.test(name)).map((name) => join(folder, name));
  const options = { recursive: true, force: true, maxRetries: 3 };
  await Promise.allSettled(removed.map((one) => rm(one, options)));
}
