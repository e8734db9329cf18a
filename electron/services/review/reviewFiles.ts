import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { type AttemptInput, ofAttempt, onAttempt } from '#electron/services/run/handlers/onAttempt.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { checkAgainSoon } from './checkAgain.ts';
import { editAttempt } from './editAttempt.ts';
import { readReviewedFile } from './readReviewedFile.ts';
import { withGit } from './withGit.ts';

type Act<Value> = (
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
) => Promise<Result<Value, ReviewError>>;

/** Whole files of an attempt, read and edited. Reading and checking wait for nothing; an edit takes its turn. */
export function reviewFiles(
  engine: RunEngine,
): Pick<Handlers<OvertureContract>['review'], 'file' | 'editFile' | 'checkAgain'> {
  const withFiles = <Value>(input: AttemptInput, act: Act<Value>): Promise<Result<Value, ReviewError>> =>
    ofAttempt(engine, input, (runs, run, attempt) => withGit(runs, (git) => act(runs, git, run, attempt)));

  return {
    file: (input) => withFiles(input, (_runs, git, _run, attempt) => readReviewedFile(git, attempt, input)),
    editFile: (input) =>
      onAttempt(engine, input, (runs, run, attempt) =>
        withGit(runs, (git) => editAttempt(runs, git, run, attempt, input)),
      ),
    checkAgain: (input) =>
      withFiles(input, async (runs, git, run, attempt) => {
        if (attempt.state !== 'inReview')
          return fail({ code: 'notNow', act: 'be checked again', state: attempt.state });
        const ran = await checkAgainSoon(runs, git, run.id, attempt.id);
        return ran.ok ? ok(null) : failed(ran.error);
      }),
  };
}

function failed(reason: string): { readonly ok: false; readonly error: ReviewError } {
  return fail({ code: 'failed', reason });
}
