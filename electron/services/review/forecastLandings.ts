import { describeGitError } from '#electron/git/describeGitError.ts';
import type { NativeGit } from '#electron/git/nativeGit.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { LandingForecast, ReviewError } from '#shared/review/contract.ts';
import type { Run } from '#shared/run/run.ts';

/** Tries each landing alone on the integration branch, without touching a branch or a file. */
export async function forecastLandings(
  git: NativeGit,
  run: Run,
): Promise<Result<LandingForecast[], ReviewError>> {
  const waiting = run.attempts.filter(({ state }) => state === 'inReview' || state === 'conflicted');
  const forecasts: LandingForecast[] = [];
  for (const { id: attemptId, commit } of waiting) {
    if (commit === null) continue;
    const trial = await git.mergeTree(run.integrationBranch, commit);
    if (!trial.ok) return fail({ code: 'failed', reason: describeGitError(trial.error) });
    const conflicts = trial.value.conflicts.map(({ path }) => path);
    forecasts.push({ attemptId, clean: conflicts.length === 0, conflicts });
  }
  return ok(forecasts);
}
