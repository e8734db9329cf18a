import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { isReadyToMerge } from '#shared/review/decideReview.ts';
import type { Attempt, RunId } from '#shared/run/run.ts';
import { checkCombinedSoon, isNewTogether } from './checkCombined.ts';
import { mergeRun } from './mergeRun.ts';

/**
 * What no check has seen together is checked behind the landing, and only then brought to the person's branch. A start
 * after a crash comes here, too: the check may not have come to its end.
 */
export async function goOnAfterLanding(
  runs: ProjectRuns,
  git: NativeGit,
  runId: RunId,
  attempt: Attempt,
  by: string,
): Promise<void> {
  const now = runs.book.get(runId);
  if (!now) return;
  const bring = async () => {
    const run = runs.book.get(runId);
    // A merge that has to wait says so in the run; the landing itself has happened.
    if (run && isReadyToMerge(run) && run.lastLook === null) await mergeRun(runs, git, run, by);
  };
  const isSound = now.soundCommit === now.integrationCommit;
  if (isSound || !(await isNewTogether(git, now, attempt))) await bring();
  else if (now.combined?.commit !== now.integrationCommit)
    checkCombinedSoon(runs, runId, () => runs.inTurn(runId, bring));
  runs.scheduleSoon(runId);
}
