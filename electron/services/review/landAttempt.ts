import { describeGitError } from '#electron/git/describeGitError.ts';
import type { Trailer } from '#electron/git/git.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import { verdicts } from '#shared/review/verdicts.ts';
import type { Verdict } from '#shared/review/verdict.ts';
import type { Attempt, Run, RunTask, VerdictValue } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';

/** What is held of the criteria of an attempt's task. */
export function verdictsOf(run: Run, attempt: Attempt): readonly Verdict[] {
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  const criteria = parseSpec(run.specText).criteria.filter(({ id }) => task?.criteria.includes(id));
  return verdicts(attempt, criteria);
}

/**
 * Lands an approved attempt on the run's integration branch and records it. Asked again after a crash it finds
 * what it did before: work that the branch holds already is only recorded.
 */
export async function landAttempt(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  by: string,
): Promise<Result<void, ReviewError>> {
  const landed = await tryToLand(runs, git, run, attempt, by);
  if (!landed.ok && landed.error.code !== 'conflicts') {
    const why = `It could not be landed. ${describeReviewError(landed.error)}`;
    runs.record(run.id, [{ type: 'reviewOpened', attemptId: attempt.id, why }]);
  }
  return landed;
}

async function tryToLand(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
  by: string,
): Promise<Result<void, ReviewError>> {
  const task = run.tasks.find(({ id }) => id === attempt.taskId);
  if (!task || attempt.commit === null) return fail({ code: 'unknownAttempt' });
  const tip = await git.resolve(run.integrationBranch);
  if (!tip.ok) return failed(describeGitError(tip.error));
  const there = await git.isAncestor(attempt.commit, tip.value);
  if (!there.ok) return failed(describeGitError(there.error));
  if (there.value) return recordLanded(runs, run, attempt, tip.value, by);
  const trial = await git.mergeTree(tip.value, attempt.commit);
  if (!trial.ok) return failed(describeGitError(trial.error));
  const { tree, conflicts } = trial.value;
  if (conflicts.length > 0) {
    const paths = [...new Set(conflicts.map(({ path }) => path))];
    return recordConflict(runs, run, attempt, paths);
  }
  const now = await git.mergeTree(tip.value, tip.value);
  if (!now.ok) return failed(describeGitError(now.error));
  const isSquash = runs.project.settings().landing === 'squash';
  // One commit leaves no trace of the attempt's own, so a landing before a crash shows by its content alone.
  if (isSquash && now.value.tree === tree) return recordLanded(runs, run, attempt, tip.value, by);
  const merged = await git.commitTree({
    tree,
    parents: isSquash ? [tip.value] : [tip.value, attempt.commit],
    message: `${task.id}: ${task.title}`,
    trailers: trailersOf(run, task, attempt),
    author: await authorOf(git, runs.needs),
  });
  if (!merged.ok) return failed(describeGitError(merged.error));
  const moved = await git.fastForward(run.integrationBranch, merged.value, tip.value);
  if (!moved.ok) return failed(describeGitError(moved.error));
  return recordLanded(runs, run, attempt, merged.value, by);
}

function recordLanded(
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  commit: string,
  by: string,
): Result<void, ReviewError> {
  const changed = attempt.files.length > 0;
  const why = changed
    ? `Approved by ${by}. New workspaces start from it.`
    : `Approved by ${by}. It changed no file.`;
  runs.record(run.id, [{ type: 'landed', attemptId: attempt.id, commit, why }]);
  return ok(undefined);
}

function recordConflict(
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  paths: readonly string[],
): Result<void, ReviewError> {
  const why = `It meets other landed work in ${listOf(paths)}. Settle it place by place, or send it back and the next attempt starts from both.`;
  runs.record(run.id, [{ type: 'conflicted', attemptId: attempt.id, paths: [...paths], why }]);
  return fail({ code: 'conflicts', paths: [...paths] });
}

const WORDS: Readonly<Record<VerdictValue, string>> = {
  met: 'met',
  notMet: 'not met',
  notShown: 'not shown',
  waived: 'waived',
};

function trailersOf(run: Run, task: RunTask, attempt: Attempt): readonly Trailer[] {
  const judged = verdictsOf(run, attempt).map(({ criterion, value }) => `${criterion} ${WORDS[value]}`);
  return [
    { key: 'Overture-Spec', value: run.specId },
    { key: 'Overture-Task', value: task.id },
    ...(judged.length > 0 ? [{ key: 'Overture-Criteria', value: judged.join(', ') }] : []),
  ];
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
