import { access } from 'node:fs/promises';
import { join, sep } from 'node:path';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import type { ProjectRuns } from './projectRuns.ts';
import { retireWorkspace } from './retireWorkspace.ts';

/** Milliseconds that the workspace of work nobody goes on with stays as it was left. */
const KEEP_MS = 14 * 24 * 3_600_000;

/**
 * Puts away workspaces that nobody needs: of work that was superseded, and of finished or stopped runs after two
 * weeks. What is unsaved in them goes under a recovery ref first. Only workspaces of recorded attempts are touched.
 */
export async function tidyWorkspaces(runs: ProjectRuns): Promise<void> {
  const git = runs.project.nativeGit();
  if (!git) return;
  await forgetDead(runs, git);
  for (const run of runs.book.all()) {
    for (const attempt of run.attempts.filter((one) => isOver(runs, run, one))) {
      const retired = await retireWorkspace(runs, attempt);
      if (!retired.ok) console.error(`${attempt.id}: ${retired.error}`);
    }
  }
}

function isOver(runs: ProjectRuns, run: Run, attempt: Attempt): boolean {
  if (!attempt.workspace || runs.jobs.has(attempt.id) || attempt.endedAt === null) return false;
  if (attempt.state === 'landed') return true;
  const isLast = lastAttemptOf(run, attempt.taskId)?.id === attempt.id;
  const isOld = runs.needs.clock() - Date.parse(attempt.endedAt) > KEEP_MS;
  return isOld && (!isLast || run.state === 'finished' || run.state === 'stopped');
}

/** git keeps a record of a workspace whose folder someone deleted, and would not let its branch be used again. */
async function forgetDead(runs: ProjectRuns, git: NativeGit): Promise<void> {
  const folder = join(runs.project.dataFolder, 'workspaces') + sep;
  const known = await git.worktrees();
  if (!known.ok) return;
  for (const { path } of known.value.filter((one) => one.path.startsWith(folder))) {
    const isThere = await access(path).then(
      () => true,
      () => false,
    );
    if (!isThere) await git.removeWorkspace(path, path.slice(folder.length));
  }
}
