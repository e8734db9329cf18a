import { access, rm } from 'node:fs/promises';
import { describeGitError } from '#electron/git/describeGitError.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Attempt } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';

/**
 * Removes a workspace that nobody needs any more. Unsaved work goes under a recovery ref first; commits stay on
 * the attempt's branch. The failure is a sentence, and then the workspace is still there.
 */
export function retireWorkspace(runs: ProjectRuns, attempt: Attempt): Promise<Result<void, string>> {
  const path = attempt.workspace?.path ?? '';
  const known = retiring.get(path);
  if (known) return known;
  const begun = retire(runs, attempt).finally(() => retiring.delete(path));
  retiring.set(path, begun);
  return begun;
}

/** A landing and the tidying at the start may both want the same workspace gone. */
const retiring = new Map<string, Promise<Result<void, string>>>();

async function retire(runs: ProjectRuns, attempt: Attempt): Promise<Result<void, string>> {
  const git = runs.project.nativeGit();
  const path = attempt.workspace?.path;
  if (!git || path === undefined) return ok(undefined);
  const isThere = await access(path).then(
    () => true,
    () => false,
  );
  if (!isThere) return ok(undefined);
  const removed = await git.removeWorkspace(path, attempt.id);
  if (!removed.ok) return fail(`The old workspace could not be put away. ${describeGitError(removed.error)}`);
  await rm(`${path}.ready`, { force: true });
  await rm(`${path}.gitlink`, { force: true });
  return ok(undefined);
}
