import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { changedFiles } from '#electron/services/run/changedFiles.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { canEdit, decideEdit } from '#shared/review/decideReview.ts';
import type { Attempt, Run, Workspace } from '#shared/run/run.ts';
import { commitForBranch } from './commitForBranch.ts';

interface Edit {
  readonly path: string;
  /** The content it began from. */
  readonly id: string;
  readonly text: string;
  readonly by: string;
}

/**
 * Saves a person's edit as their commit on the attempt's branch and brings its workspace there, so that both hold the
 * same. A file that is not what the edit began from, there or in the work, is left as it is.
 */
export async function editAttempt(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  edit: Edit,
): Promise<Result<null, ReviewError>> {
  const { commit, workspace } = attempt;
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  if (!canEdit(attempt) || commit === null || !workspace || !task) {
    const refused = decideEdit(attempt, { commit: run.baseCommit, paths: [], files: [], by: edit.by });
    return refused.ok ? fail({ code: 'unknownAttempt' }) : refused;
  }
  const made = await commitEdit(runs, git, run, { ...attempt, commit, workspace }, edit);
  if (!made.ok || made.value === commit) return made.ok ? ok(null) : made;
  const brought = await bring(git, workspace, { from: commit, to: made.value, path: edit.path });
  if (!brought.ok) return brought;
  const whole = await git.diff({ from: workspace.baseCommit, to: made.value, listOnly: true });
  if (!whole.ok) return ofGit(whole.error);
  const files = changedFiles(whole.value.files, task, runs.project.settings().protected);
  const decided = decideEdit(attempt, {
    commit: made.value,
    paths: [edit.path],
    files: [...files],
    by: edit.by,
  });
  if (!decided.ok) return decided;
  runs.record(run.id, decided.value);
  return ok(null);
}

/** The commit of before when the edit changes nothing. */
async function commitEdit(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  {
    taskId,
    commit,
    workspace,
  }: Pick<Attempt, 'taskId'> & { readonly commit: string; readonly workspace: Workspace },
  { path, id, text }: Edit,
): Promise<Result<string, ReviewError>> {
  const entry = await git.entry(commit, path);
  if (!entry.ok) return ofGit(entry.error);
  if (entry.value?.id !== id) return fail({ code: 'changedMeanwhile', path });
  if (entry.value.kind !== 'file' && entry.value.kind !== 'executable')
    return failed(`${path} is no file that holds text. Edit it in its workspace.`);
  const earlier = await git.catFile(id);
  if (!earlier.ok) return ofGit(earlier.error);
  if (earlier.value.equals(Buffer.from(text))) return ok(commit);
  const tree = await git.treeWithFiles({ tree: commit, files: [{ path, content: text }] });
  if (!tree.ok) return ofGit(tree.error);
  const made = await commitForBranch(git, workspace.branch, {
    tree: tree.value,
    parents: [commit],
    message: `${taskId}: edit ${path} in review`,
    trailers: [
      { key: 'Overture-Spec', value: run.specId },
      { key: 'Overture-Task', value: taskId },
    ],
    author: await authorOf(git, runs.needs),
  });
  return made.ok ? made : ofGit(made.error);
}

/** Git looks at every file before it writes the first; where the workspace is gone, the branch alone moves. */
async function bring(
  git: NativeGit,
  { branch, path: folder }: Workspace,
  { from, to, path }: { readonly from: string; readonly to: string; readonly path: string },
): Promise<Result<void, ReviewError>> {
  const brought = await git.mergeIntoCheckedOutBranch(branch, to);
  const isGone = !brought.ok && brought.error.code === 'pathGone';
  const moved = isGone ? await git.updateRef(`refs/heads/${branch}`, to, from) : brought;
  if (moved.ok) return moved;
  const { code } = moved.error;
  if (code === 'wouldOverwrite') return fail({ code: 'unsavedInWorkspace', path, workspace: folder });
  if (code === 'notFastForward' || code === 'refMoved')
    return failed(
      `${branch} holds newer commits than were handed in. Your edit was not saved. Look at them in the workspace, or send the work back.`,
    );
  return ofGit(moved.error);
}

function ofGit(error: GitError): { readonly ok: false; readonly error: ReviewError } {
  return failed(describeGitError(error));
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
