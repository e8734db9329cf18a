import { describeGitError } from '#electron/git/describeGitError.ts';
import type { GitError } from '#electron/git/gitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { rememberShown } from './rememberShown.ts';
import { authorOf, type ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { describeReviewError } from '#shared/review/reviewError.ts';
import type { Run } from '#shared/run/run.ts';
import { listOf } from '#shared/run/words.ts';

/**
 * Brings all landed work to the person's branch, together with the files of the folder that has it open.
 * What keeps it from that is recorded, and nothing has moved then.
 */
export async function mergeRun(
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  by: string,
): Promise<Result<void, ReviewError>> {
  const commit = await commitToMerge(runs, git, run);
  const moved = commit.ok ? await git.mergeIntoCheckedOutBranch(run.baseBranch, commit.value) : commit;
  if (!commit.ok || !moved.ok) {
    const error = commit.ok ? (moved as { readonly error: GitError }).error : commit.error;
    return recordWaiting(runs, run, error);
  }
  runs.record(run.id, [{ type: 'merged', commit: commit.value, into: run.baseBranch, by }]);
  const merged = commit.value;
  runs.behind(() => rememberShown(git, runs.project, run, merged));
  await runs.project.refresh();
  return ok(undefined);
}

/** The integration branch itself where the person's branch has not moved on, else a merge of both. */
async function commitToMerge(runs: ProjectRuns, git: NativeGit, run: Run): Promise<Result<string, GitError>> {
  const [base, work] = [await git.resolve(run.baseBranch), await git.resolve(run.integrationBranch)];
  if (!base.ok) return base;
  if (!work.ok) return work;
  const isBehind = await git.isAncestor(base.value, work.value);
  if (!isBehind.ok) return isBehind;
  if (isBehind.value) return work;
  const isThere = await git.isAncestor(work.value, base.value);
  if (!isThere.ok) return isThere;
  if (isThere.value) return base;
  return git.mergeCommit({
    ours: base.value,
    theirs: work.value,
    message: `Land run ${run.number} of ${run.specId}`,
    trailers: [{ key: 'Overture-Spec', value: run.specId }],
    author: await authorOf(git, runs.needs),
  });
}

function recordWaiting(runs: ProjectRuns, run: Run, error: GitError): Result<void, ReviewError> {
  const said = errorOf(run, error);
  const paths = said.code === 'wouldOverwrite' || said.code === 'conflicts' ? [...said.paths] : [];
  const why =
    said.code === 'conflicts'
      ? `${run.baseBranch} has moved on since the run began, and both changed ${listOf(paths)}. Nothing was touched. Merge ${run.integrationBranch} into ${run.baseBranch} yourself, then say so here.`
      : describeReviewError(said);
  if (run.mergeProblem !== why) runs.record(run.id, [{ type: 'mergeWaits', paths, why }]);
  return fail(said.code === 'conflicts' ? { code: 'failed', reason: why } : said);
}

function errorOf(run: Run, error: GitError): ReviewError {
  if (error.code === 'wouldOverwrite') return { code: 'wouldOverwrite', paths: [...error.paths] };
  if (error.code === 'conflict') return { code: 'conflicts', paths: [...error.paths] };
  if (error.code === 'notFastForward') {
    return { code: 'failed', reason: `${run.baseBranch} moved while the work was landed. Land again.` };
  }
  return { code: 'failed', reason: describeGitError(error) };
}
