import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { changedFiles } from '#electron/services/run/changedFiles.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { outOfScope } from '#shared/review/outOfScope.ts';
import { leftOutWords } from '#shared/run/leftOutWords.ts';
import { movedAnchor, movedHunks } from '#shared/review/split/movedBySplit.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { commitForBranch } from './commitForBranch.ts';
import { moveWork } from './moveWork.ts';
import { keepRest } from './split/keepRest.ts';
import { leaveOut, type Left } from './split/leaveOut.ts';

export type Split = Omit<Extract<RunEventBody, { type: 'split' }>, 'type' | 'attemptId' | 'by'>;

/** Null for what is out of scope; hunks are those of the work at `commit`. */
type Chosen = {
  readonly paths: readonly string[] | null;
  readonly parts?: { readonly commit: string; readonly hunks: readonly string[] } | undefined;
};

/**
 * Leaves files and hunks out of an attempt's work: what is left is a commit of its own on the attempt's branch, and
 * the rest is kept as a patch beside the plan with a task that brings it in. The work of before stays reachable from
 * that branch.
 */
export async function splitAttempt(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  chosen: Chosen,
): Promise<Result<Split, ReviewError>> {
  const { commit, workspace } = attempt;
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  if (commit === null || !workspace || !task) return fail({ code: 'unknownAttempt' });
  if (chosen.parts && chosen.parts.commit !== commit)
    return failed('The work has changed since you looked. Nothing was left out. Choose its parts again.');
  const strays = outOfScope(attempt).map(({ path }) => path);
  const left = await leaveOut(
    git,
    { base: workspace.baseCommit, commit },
    { paths: chosen.paths ?? (chosen.parts ? [] : strays), hunks: chosen.parts?.hunks ?? [] },
  );
  if (!left.ok) return ofGit(left.error);
  if (left.value === null || left.value.paths.length + left.value.hunks.length === 0)
    return failed('Some of this is not part of the work. Nothing was left out. Choose again.');
  const kept = await commitForBranch(git, workspace.branch, {
    tree: left.value.tree,
    parents: [commit],
    message: `${attempt.taskId}: leave out ${leftOutWords(left.value)}`,
    author: await authorOf(git, runs.needs),
  });
  if (!kept.ok) return ofGit(kept.error);
  const whole = await git.diff({ from: workspace.baseCommit, to: kept.value, listOnly: true });
  if (!whole.ok) return ofGit(whole.error);
  if (whole.value.files.length === 0)
    return failed('That would leave nothing to land. Send it back instead.');
  const rest = await keepRest(runs.project, git, run.specId, attempt, {
    kept: kept.value,
    commit,
    left: left.value,
  });
  if (!rest.ok) return failed(rest.error);
  const moved = await moveWork(git, workspace.branch, commit, kept.value);
  if (!moved.ok) return ofGit(moved.error);
  return ok({
    ...rest.value,
    commit: kept.value,
    paths: [...left.value.paths],
    hunks: [...left.value.hunks],
    files: [...changedFiles(whole.value.files, task, runs.project.settings().protected)],
    moved: movedWith(attempt, left.value),
  });
}

/** What people said of the work goes along with the lines that stay, and is said of the whole where they went. */
function movedWith({ comments }: Attempt, { paths, hunks, cut }: Left): NonNullable<Split['moved']> {
  const out = new Set(hunks);
  const anchored = comments.map(({ id, anchor }) => {
    const isGone = anchor.kind === 'line' && paths.includes(anchor.path);
    const now = cut.reduce((at, file) => movedAnchor(at, file, out), anchor);
    return { id, anchor: isGone ? ({ kind: 'attempt' } as const) : now };
  });
  return { hunks: cut.flatMap((file) => movedHunks(file, out)), comments: anchored };
}

function ofGit(error: GitError): { readonly ok: false; readonly error: ReviewError } {
  return failed(describeGitError(error));
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
