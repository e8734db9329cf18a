import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Attempt, AttemptId, Run } from '#shared/run/run.ts';
import { checkAgainSoon } from './checkAgain.ts';
import { editAttempt } from './editAttempt.ts';
import { readReviewedFile } from './readReviewedFile.ts';

type Act<Value> = (
  runs: ProjectRuns,
  git: NativeGit,
  run: Run,
  attempt: Attempt,
) => Promise<Result<Value, ReviewError>>;
type Named = { readonly projectId: ProjectId; readonly attemptId: AttemptId };

/** Whole files of an attempt, read and edited. Reading and checking wait for nothing; an edit takes its turn. */
export function reviewFiles(
  engine: RunEngine,
): Pick<Handlers<OvertureContract>['review'], 'file' | 'editFile' | 'checkAgain'> {
  async function onAttempt<Value>(
    { projectId, attemptId }: Named,
    act: Act<Value>,
  ): Promise<Result<Value, ReviewError>> {
    const runs = await engine.open(projectId);
    if (!runs) return fail({ code: 'unknownProject' });
    const run = runs.book.byAttempt(attemptId);
    const attempt = run?.attempts.find(({ id }) => id === attemptId);
    const git = runs.project.nativeGit();
    if (!run || !attempt) return fail({ code: 'unknownAttempt' });
    if (!git) return failed('This needs git and your trust in this repository. Trust it again, then retry.');
    return act(runs, git, run, attempt);
  }

  return {
    file: (input) => onAttempt(input, (_runs, git, _run, attempt) => readReviewedFile(git, attempt, input)),
    editFile: (input) =>
      onAttempt(input, (runs, git, { id: runId }) =>
        runs.inTurn(runId, async () => {
          const run = runs.book.get(runId);
          const attempt = run?.attempts.find(({ id }) => id === input.attemptId);
          if (!run || !attempt) return fail({ code: 'unknownAttempt' });
          return editAttempt(runs, git, run, attempt, input);
        }),
      ),
    checkAgain: (input) =>
      onAttempt(input, async (runs, git, run, attempt) => {
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
