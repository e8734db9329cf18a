import { access, mkdir, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { attemptBranchOf } from '#shared/run/names.ts';
import type { Attempt, Workspace } from '#shared/run/run.ts';
import { type AttemptJob } from './attemptJob.ts';
import { carryFiles } from './carryFiles.ts';
import { fillSubmodules } from './fillSubmodules.ts';

export type Prepared = { readonly workspace: Workspace; readonly isNew: boolean };

/**
 * The attempt's workspace: the one it had, one that a crash left unrecorded, or a new one on what has landed.
 * An attempt that goes on from another begins with that one's work. The failure is a sentence.
 */
export async function prepareWorkspace(job: AttemptJob): Promise<Result<Prepared, string>> {
  const known = job.attempt().workspace;
  if (known && (await exists(known.path))) return ok({ workspace: known, isNew: false });
  const folder = join(job.runs.project.dataFolder, 'workspaces');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const made = await makeWorkspace(job, join(folder, job.attemptId));
  if (!made.ok) return fail(`Its workspace could not be made. ${describeGitError(made.error)}`);
  await fillSubmodules(job, made.value.workspace.path);
  const carried = await carryFiles(job.runs.project, made.value.workspace.path);
  if (!carried.ok) return carried;
  job.record({ type: 'workspacePrepared', attemptId: job.attemptId, workspace: made.value.workspace });
  return made;
}

async function makeWorkspace(job: AttemptJob, path: string): Promise<Result<Prepared, GitError>> {
  const { git } = job;
  const { specId, integrationBranch } = job.run();
  const branch = attemptBranchOf(specId, job.attemptId);
  const tip = await git.resolve(integrationBranch);
  if (!tip.ok) return tip;
  const left = await findLeftover(job, path, branch);
  if (!left.ok) return left;
  const added = left.value ? ok(left.value) : await add(job, path, branch, tip.value);
  if (!added.ok) return added;
  await rm(`${path}.ready`, { force: true });
  // A workspace whose folder was deleted is made again from its branch, and measured from where it began.
  const startCommit = job.attempt().workspace?.startCommit ?? added.value.commit;
  const base = await git.mergeBase(tip.value, startCommit);
  if (!base.ok) return base;
  const workspace = { path: added.value.path, branch, baseCommit: base.value ?? startCommit, startCommit };
  return ok({ workspace, isNew: left.value === null });
}

type Made = { readonly path: string; readonly commit: string };

/**
 * A crash between making a workspace and recording it leaves one. Nobody has worked in it, so it is as good as new
 * when it holds exactly its commit; one that git was still filling is made again.
 */
async function findLeftover(
  job: AttemptJob,
  path: string,
  branch: string,
): Promise<Result<Made | null, GitError>> {
  const { git } = job;
  const worktrees = await git.worktrees();
  if (!worktrees.ok) return worktrees;
  const found = worktrees.value.find((one) => one.branch === branch);
  const own = [path, job.attempt().workspace?.path ?? path];
  const isOwn = found && (await Promise.all(own.map((one) => isSameFolder(found.path, one)))).includes(true);
  // Someone who opened the branch in a folder of their own keeps it as it is.
  if (found && !isOwn) return fail({ code: 'branchInUse', branch, path: found.path });
  if (found?.commit && (await exists(found.path))) {
    const status = await git.status(found.path);
    const isWhole = status.ok && status.value.entries.length === 0;
    if (isWhole) return ok({ path: found.path, commit: found.commit });
  }
  if (found) {
    const removed = await git.removeWorkspace(found.path, job.attemptId);
    return removed.ok ? ok(null) : removed;
  }
  // A folder that git does not know is put aside rather than deleted: someone may have worked there.
  if (await exists(path)) await rename(path, `${path}.left-${Date.now()}`);
  return ok(null);
}

async function add(
  job: AttemptJob,
  path: string,
  branch: string,
  tip: string,
): Promise<Result<Made, GitError>> {
  const start = await startCommitOf(job.git, job.continues(), tip, job);
  if (!start.ok) return start;
  const added = await job.git.addWorkspace({ path, branch, startCommit: start.value });
  if (added.ok || added.error.code !== 'branchExists') return added;
  // The branch outlived its folder, so it has whatever was committed there.
  return job.git.addWorkspace({ path, branch });
}

/** Work that met other work begins with both, conflict markers included, so that the next attempt settles them. */
async function startCommitOf(
  git: NativeGit,
  before: Attempt | null,
  tip: string,
  job: AttemptJob,
): Promise<Result<string, GitError>> {
  if (!before?.commit) return ok(tip);
  if (before.conflicts.length === 0) return ok(before.commit);
  const trial = await git.mergeTree(tip, before.commit);
  if (!trial.ok) return trial;
  return git.commitTree({
    tree: trial.value.tree,
    parents: [tip, before.commit],
    message: `${before.taskId}: begin with what has landed and what was handed in`,
    author: { name: job.attempt().agentName, email: 'overture@localhost' },
  });
}

/** By where they really are; a folder that is gone only by its parent. */
async function isSameFolder(one: string, other: string): Promise<boolean> {
  const [first, second] = await Promise.all(
    [one, other].map(async (path) =>
      join(await realpath(dirname(path)).catch(() => dirname(path)), basename(path)),
    ),
  );
  return first === second;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
