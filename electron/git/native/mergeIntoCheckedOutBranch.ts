import { access } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';
import type { RunGit } from '../runGit.ts';
import { fastForward } from './createBranch.ts';
import { filteredPaths } from './filteredPaths.ts';
import { gitPath } from './gitPath.ts';
import { listWorktrees } from './listWorktrees.ts';
import { resolveRevision } from './resolveRevision.ts';
import { isAncestor } from './updateRef.ts';

/** Another git is at work on the folder's index. */
const LOCKED = /Unable to create '(?<path>.+\.lock)': File exists/;

type Place = {
  readonly root: string;
  /** Git's. */
  readonly version: string;
  /** Those that must not run. */
  readonly filters: readonly string[];
};

/** Brings a branch forward together with the files of the folder that has it checked out, or changes nothing. */
export async function mergeIntoCheckedOutBranch(
  git: RunGit,
  { root, version, filters }: Place,
  branch: string,
  commit: string,
): Promise<Result<void, GitError>> {
  const before = await resolveRevision(git, root, `refs/heads/${branch}`);
  if (!before.ok) return before;
  const after = await resolveRevision(git, root, commit);
  if (!after.ok) return after;
  const forward = await isAncestor(git, root, before.value, after.value);
  if (!forward.ok) return forward;
  if (!forward.value) return fail({ code: 'notFastForward', branch });

  const worktrees = await listWorktrees(git, root, version);
  if (!worktrees.ok) return worktrees;
  const holder = worktrees.value.find((one) => one.branch === branch);
  if (!holder) return fastForward(git, root, branch, after.value, before.value);
  return moveFolder(git, holder.path, filters, before.value, after.value);
}

async function moveFolder(
  git: RunGit,
  folder: string,
  filters: readonly string[],
  before: string,
  after: string,
): Promise<Result<void, GitError>> {
  const unfinished = await gitPath(git, folder, 'MERGE_HEAD');
  if (!unfinished.ok) return unfinished;
  if (await exists(unfinished.value)) return fail({ code: 'unfinishedMerge', path: folder });
  const changed = await changedPaths(git, folder, before, after);
  if (!changed.ok) return changed;
  const filtered = await filteredPaths(git, folder, filters, changed.value);
  if (!filtered.ok) return filtered;
  if (filtered.value.length > 0) return fail({ code: 'filtered', paths: filtered.value });

  // git checks every file before it writes the first, ignored ones too when told to spare them.
  const args = [
    'merge',
    '--ff-only',
    '--no-overwrite-ignore',
    '--no-autostash',
    '--quiet',
    '--no-stat',
    after,
  ];
  const ran = await git(folder, args, { accept: [0, 1, 128], writes: true, timeoutMs: 600_000 });
  if (!ran.ok) return ran;
  const { exitCode, stderr } = ran.value;
  if (exitCode === 0) return ok(undefined);
  const lock = LOCKED.exec(stderr)?.groups?.['path'];
  if (lock) return fail({ code: 'locked', path: lock });
  const inTheWay = await unsavedAmong(git, folder, changed.value);
  if (!inTheWay.ok) return inTheWay;
  if (inTheWay.value.length > 0) return fail({ code: 'wouldOverwrite', paths: inTheWay.value });
  return fail({ code: 'failed', args, exitCode, stderr });
}

async function changedPaths(
  git: RunGit,
  folder: string,
  before: string,
  after: string,
): Promise<Result<readonly string[], GitError>> {
  const ran = await git(folder, ['diff-tree', '-r', '-z', '--name-only', '--no-renames', before, after]);
  return ran.ok ? ok(ran.value.stdout.split('\0').filter((path) => path !== '')) : ran;
}

/** Changed, untracked and ignored files at the incoming paths, below them, or in the place of their folders. */
async function unsavedAmong(
  git: RunGit,
  folder: string,
  incoming: readonly string[],
): Promise<Result<readonly string[], GitError>> {
  const args = [
    'status',
    '--porcelain=v1',
    '-z',
    '--no-renames',
    '--untracked-files=all',
    '--ignored=matching',
  ];
  const ran = await git(folder, [...args, '--ignore-submodules=dirty']);
  if (!ran.ok) return ran;
  const unsaved = ran.value.stdout.split('\0').flatMap((entry) => (entry === '' ? [] : [entry.slice(3)]));
  const clashing = unsaved.filter((path) => {
    const name = path.replace(/\/$/, '');
    return incoming.some((one) => one === name || one.startsWith(`${name}/`) || name.startsWith(`${one}/`));
  });
  return ok(clashing);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
