import { goOnAfterLanding } from '#electron/services/review/goOnAfterLanding.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { landAttempt } from '#electron/services/review/landAttempt.ts';
import { mergeRun } from '#electron/services/review/mergeRun.ts';
import { isReadyToMerge } from '#shared/review/decideReview.ts';
import { decideInterruptions } from '#shared/run/decideAttempt.ts';
import type { Run } from '#shared/run/run.ts';
import { tidyWorkspaces } from './tidyWorkspaces.ts';
import type { ProjectRuns } from './projectRuns.ts';

/**
 * Brings the ledger in line with what a host left behind that ended without a word. What was at work is recorded
 * as interrupted, at once and without git; landings that were begun are finished; people's workspaces wait again.
 */
export async function recoverRuns(runs: ProjectRuns): Promise<void> {
  const open = runs.book.all().filter(({ state }) => state !== 'finished');
  for (const run of open) {
    const interrupted = decideInterruptions(run);
    if (interrupted.length > 0) runs.record(run.id, interrupted);
  }
  await goOnWithRuns(runs);
}

/** What needs git and trust; done again when they come later than the repository. */
export async function goOnWithRuns(runs: ProjectRuns): Promise<void> {
  const open = runs.book.all().filter(({ state }) => state !== 'finished');
  if (!runs.project.nativeGit()) return;
  for (const run of open) await runs.inTurn(run.id, () => finishBegun(runs, run.id));
  for (const run of open) await runs.schedule(run.id);
  // Nobody waits for the disk to be tidy.
  tidyWorkspaces(runs).catch((error: unknown) => console.error('the workspaces could not be tidied', error));
}

async function finishBegun(runs: ProjectRuns, runId: Run['id']): Promise<void> {
  const git = runs.project.nativeGit();
  const run = runs.book.get(runId);
  if (!git || !run) return;
  for (const attempt of run.attempts) {
    const waits = attempt.agentKind === 'person' && attempt.state === 'running';
    if (waits && !runs.jobs.has(attempt.id)) runs.work(runId, attempt.id);
    // A landing that cannot be finished now has recorded why; the rest of the run goes on.
    if (attempt.state === 'approved')
      await landAttempt(runs, git, run, attempt, 'a person before the interruption');
  }
  const now = runs.book.get(runId);
  if (now?.state === 'running' && now.mergeProblem === null) await finishLanding(runs, git, now);
}

/** Work that has landed goes on as after its landing: to the checks of what is new together, or to the person's branch. */
async function finishLanding(runs: ProjectRuns, git: NativeGit, run: Run): Promise<void> {
  const newest = run.attempts.find(({ landedCommit }) => landedCommit === run.integrationCommit);
  if (newest) return goOnAfterLanding(runs, git, run.id, newest, run.startedBy);
  const wasMerging = run.lastLook === null && run.attempts.length > 0;
  if (wasMerging && isReadyToMerge(run)) await mergeRun(runs, git, run, run.startedBy);
}
