import type { Attempt } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';

/** Whether there is anything to hand in: unsaved changes, or commits made since the attempt began. */
export async function hasWork(runs: ProjectRuns, attempt: Attempt): Promise<boolean> {
  const git = runs.project.nativeGit();
  const { workspace } = attempt;
  if (!git || !workspace) return false;
  const run = runs.book.byAttempt(attempt.id);
  const task = run?.tasks.find(({ id }) => id === attempt.taskId);
  // Who looks into something may hand in without changing a file.
  if (task && task.role !== 'implement' && task.role !== 'debug') return true;
  const status = await git.status(workspace.path);
  // What cannot be read is told by the hand-in itself, in git's own words.
  if (!status.ok) return true;
  return status.value.entries.length > 0 || status.value.commit !== workspace.startCommit;
}
