import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';

type Said = { readonly by: string; readonly why: string };

/**
 * Takes a landing back by an opposite change on the integration branch, which goes to the person's branch too when
 * the landing is there already; the run is open again then. The work is kept on the attempt's branch as one commit that
 * can land again.
 */
export async function undoLanding(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  said: Said,
  also: readonly RunEventBody[] = [],
): Promise<Result<void, ReviewError>> {
  if (attempt.state !== 'landed' || attempt.landedCommit === null || attempt.commit === null)
    return fail({ code: 'notNow', act: 'be taken back out', state: attempt.state });
  const isOnBase = run.onBase.includes(attempt.id);
  const inTheWay = isOnBase ? await whyNotOnBase(git, run, attempt.landedCommit) : ok(null);
  if (!inTheWay.ok) return failed(inTheWay.error);
  if (inTheWay.value !== null) return fail({ code: 'failed', reason: inTheWay.value });
  const undone = await oppositeOf(runs, git, run, attempt, run.integrationBranch);
  if (!undone.ok) return failed(undone.error);
  const { tip, commit } = undone.value;
  const kept = await keepWork(runs, git, run, attempt);
  if (!kept.ok) return failed(kept.error);
  // The person's branch first: unsaved files there can be in the way, and then nothing has moved.
  const brought = isOnBase ? await bringToPerson(runs, git, run, commit) : ok(undefined);
  if (!brought.ok) return failedOnBase(run, brought.error);
  const moved = await git.fastForward(run.integrationBranch, commit, tip);
  if (!moved.ok) return failed(moved.error);
  runs.record(run.id, [
    { type: 'takenOut', attemptId: attempt.id, commit, kept: kept.value, by: said.by, why: said.why },
    ...also,
  ]);
  if (isOnBase) await runs.project.refresh();
  return ok(undefined);
}

/** Why the opposite change cannot go to the person's branch, in a sentence; null when it can. */
async function whyNotOnBase(
  git: NativeGit,
  run: Run,
  landed: string,
): Promise<Result<string | null, GitError>> {
  const { baseBranch } = run;
  const holdsLanding = await git.isAncestor(landed, baseBranch);
  if (!holdsLanding.ok) return holdsLanding;
  if (!holdsLanding.value)
    return ok(
      `${baseBranch} was set back or rewritten since this landed there, so it cannot be taken out of it from here. Nothing was changed. Undo it on ${baseBranch} with git, if it still has it.`,
    );
  const holdsAll = await git.isAncestor(run.integrationBranch, baseBranch);
  if (!holdsAll.ok) return holdsAll;
  return ok(
    holdsAll.value
      ? null
      : `Other work has landed that ${baseBranch} does not have yet, and would go there with this. Nothing was changed. Let it all go to ${baseBranch} first, or take the other work back out.`,
  );
}

async function bringToPerson(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  commit: string,
): Promise<Result<void, GitError>> {
  const base = await git.resolve(run.baseBranch);
  if (!base.ok) return base;
  const isBehind = await git.isAncestor(base.value, commit);
  if (!isBehind.ok) return isBehind;
  const merged = isBehind.value
    ? ok(commit)
    : await git.mergeCommit({
        ours: base.value,
        theirs: commit,
        message: `Undo part of run ${run.number} of ${run.specId}`,
        trailers: [{ key: 'Overture-Spec', value: run.specId }],
        author: await authorOf(git, runs.needs),
      });
  return merged.ok ? git.mergeIntoCheckedOutBranch(run.baseBranch, merged.value) : merged;
}

/**
 * The attempt's work as one commit on what it began from. Git takes the landed commits for known once they were
 * merged, so that merging them again would bring nothing back.
 */
async function keepWork(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
): Promise<Result<string, GitError>> {
  const commit = attempt.commit ?? '';
  const same = await git.mergeTree(commit, commit);
  if (!same.ok) return same;
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  const kept = await git.commitTree({
    tree: same.value.tree,
    parents: [attempt.workspace?.baseCommit ?? run.baseCommit],
    message: `${attempt.taskId}: ${task?.title ?? ''}`,
    author: await authorOf(git, runs.needs),
  });
  const branch = attempt.workspace?.branch;
  if (!kept.ok || branch === undefined) return kept;
  const before = await git.resolve(branch);
  const moved = await git.updateRef(`refs/heads/${branch}`, kept.value, before.ok ? before.value : null);
  return moved.ok ? kept : moved;
}

/** A three-way merge whose other side is the state before the landing, with the landing itself as their base. */
async function oppositeOf(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  branch: string,
): Promise<Result<{ readonly tip: string; readonly commit: string }, GitError>> {
  const landed = attempt.landedCommit ?? '';
  const tip = await git.resolve(branch);
  if (!tip.ok) return tip;
  const history = await git.history({ from: landed, limit: 1 });
  if (!history.ok) return history;
  const before = history.value.commits[0]?.parents[0] ?? run.baseCommit;
  const earlier = await git.mergeTree(before, before);
  if (!earlier.ok) return earlier;
  const author = await authorOf(git, runs.needs);
  const message = `Undo ${attempt.taskId}`;
  const opposite = await git.commitTree({ tree: earlier.value.tree, parents: [landed], message, author });
  if (!opposite.ok) return opposite;
  const trial = await git.mergeTree(tip.value, opposite.value);
  if (!trial.ok) return trial;
  const { tree, conflicts } = trial.value;
  if (conflicts.length > 0) return fail({ code: 'conflict', paths: conflicts.map(({ path }) => path) });
  const trailers = [
    { key: 'Overture-Spec', value: run.specId },
    { key: 'Overture-Undo', value: `${attempt.taskId} ${landed}` },
  ];
  const commit = await git.commitTree({ tree, parents: [tip.value], message, trailers, author });
  return commit.ok ? ok({ tip: tip.value, commit: commit.value }) : commit;
}

function failedOnBase(run: Run, error: GitError): { readonly ok: false; readonly error: ReviewError } {
  if (error.code !== 'conflict') return failed(error);
  const reason = `${run.baseBranch} has changed since in ${error.paths.join(', ')}, where this landed, so it cannot be taken out alone. Nothing was changed. Undo it on ${run.baseBranch} with git, together with what builds on it.`;
  return fail({ code: 'failed', reason });
}

function failed(error: GitError): { readonly ok: false; readonly error: ReviewError } {
  if (error.code === 'conflict') {
    const reason = `Later work builds on it in ${error.paths.join(', ')}, so it cannot be taken out alone. Nothing was changed. Take out the later work first.`;
    return fail({ code: 'failed', reason });
  }
  if (error.code === 'wouldOverwrite') return fail({ code: 'wouldOverwrite', paths: [...error.paths] });
  return fail({ code: 'failed', reason: describeGitError(error) });
}
