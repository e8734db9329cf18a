import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import { editPlan } from '#shared/plan/editPlan.ts';
import { parsePlan } from '#shared/plan/parsePlan.ts';
import type { TaskId } from '#shared/plan/plan.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { moveWork } from './moveWork.ts';

export type Split = { readonly commit: string; readonly followUp: TaskId; readonly patchPath: string };

/**
 * Leaves files out of an attempt's work: what is left is a commit of its own on the attempt's branch, and the rest is
 * kept as a patch beside the plan with a task that brings it in. The work of before stays reachable from that branch.
 */
export async function splitAttempt(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  paths: readonly string[],
): Promise<Result<Split, ReviewError>> {
  const { commit, workspace } = attempt;
  if (commit === null || !workspace) return fail({ code: 'unknownAttempt' });
  const out = attempt.files.filter(({ path }) => paths.includes(path));
  if (out.length === 0) return failed('None of these files is part of the work. Choose others.');
  if (out.length === attempt.files.length)
    return failed('That would leave nothing to land. Send it back instead.');
  const touched = out.flatMap(({ path, oldPath }) => (oldPath === null ? [path] : [path, oldPath]));
  const tree = await git.treeWithPaths({ commit, from: workspace.baseCommit, paths: touched });
  if (!tree.ok) return ofGit(tree.error);
  const kept = await git.commitTree({
    tree: tree.value,
    parents: [commit],
    message: `${attempt.taskId}: leave out ${listOf(touched)}`,
    author: await authorOf(git, runs.needs),
  });
  if (!kept.ok) return ofGit(kept.error);
  const rest = await git.diff({ from: kept.value, to: commit });
  if (!rest.ok) return ofGit(rest.error);
  const planned = await planRest(runs, run, attempt, touched, rest.value.patch);
  if (!planned.ok) return planned;
  const moved = await moveWork(git, workspace.branch, kept.value);
  return moved.ok ? ok({ ...planned.value, commit: kept.value }) : ofGit(moved.error);
}

/** The patch first, then the task that names it: a patch without a task is found by who looks, the reverse is not. */
async function planRest(
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  paths: readonly string[],
  patch: string,
): Promise<Result<Omit<Split, 'commit'>, ReviewError>> {
  const { project } = runs;
  const folder = `${project.settings().specs}/${run.specId}`;
  const planFile = join(project.path, folder, 'plan.yaml');
  const text = await readFile(planFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return failed(`${folder}/plan.yaml is gone. Restore it, then split again.`);
  const patchPath = `${folder}/left/${attempt.id}.patch`;
  const edited = editPlan(text, {
    kind: 'addTask',
    after: attempt.taskId,
    fields: {
      title: `What ${attempt.taskId} changed besides`,
      needs: [attempt.taskId],
      scope: { change: [...paths], read: [patchPath] },
      instructions: `Left out when ${attempt.taskId} landed, because it was out of its scope. Bring it in with:\n\ngit apply ${patchPath}\n`,
    },
  });
  if (!edited.ok) return failed('The plan could not take another task. Mend plan.yaml, then split again.');
  const known = new Set(parsePlan(text).plan.tasks.map(({ id }) => id));
  const added = parsePlan(edited.value).plan.tasks.find(({ id }) => !known.has(id));
  if (!added) return failed('The plan could not take another task. Mend plan.yaml, then split again.');
  await mkdir(join(project.path, folder, 'left'), { recursive: true });
  await writeFileAtomic(join(project.path, patchPath), patch);
  await writeFileAtomic(planFile, edited.value);
  await project.refresh();
  return ok({ followUp: added.id, patchPath });
}

function ofGit(error: GitError): { readonly ok: false; readonly error: ReviewError } {
  return failed(describeGitError(error));
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
