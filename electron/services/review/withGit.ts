import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { fail, type Result } from '#shared/contract/result.ts';
import type { ReviewError } from '#shared/review/contract.ts';

/** For what a review does with git itself: only in a project that its person trusts, where git is installed. */
export async function withGit<Value>(
  runs: ProjectRuns,
  act: (git: NativeGit) => Promise<Result<Value, ReviewError>>,
): Promise<Result<Value, ReviewError>> {
  const git = runs.project.nativeGit();
  return git ? act(git) : fail({ code: 'notTrusted' });
}
