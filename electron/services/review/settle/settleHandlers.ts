import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { onAttempt } from '#electron/services/run/handlers/onAttempt.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import type { Attempt } from '#shared/run/run.ts';
import { checkAgainSoon } from '../checkAgain.ts';
import { withGit } from '../withGit.ts';
import { forgetChoices, keepChoices, readChoices } from './keptChoices.ts';
import { readConflicts, settleConflict } from './settleConflict.ts';

/** Where work meets landed work: the places, what a person has chosen there so far, and joining both as chosen. */
export function settleHandlers(
  engine: RunEngine,
): Pick<Handlers<OvertureContract>['review'], 'conflicts' | 'keepChoices' | 'settle'> {
  return {
    conflicts: (input) =>
      onAttempt(engine, input, (runs, run, attempt) =>
        withGit(runs, async (git) => {
          const read = await readConflicts(git, run, attempt);
          if (!read.ok) return read;
          return ok({ ...read.value, kept: await readChoices(runs.project, attempt.id) });
        }),
      ),
    keepChoices: (input) =>
      onAttempt(engine, input, async (runs, _run, attempt) => {
        const possible = canBeSettled(attempt);
        if (!possible.ok) return possible;
        // What comes late, after it was settled, would be told again as choices that no longer fit.
        if (input.choices.commit !== attempt.commit)
          return fail({ code: 'failed', reason: 'The work has changed since you looked. Choose again.' });
        await keepChoices(runs.project, attempt.id, input.choices);
        return ok(null);
      }),
    settle: (input) =>
      onAttempt(engine, input, async (runs, run, attempt) => {
        const possible = canBeSettled(attempt);
        if (!possible.ok) return possible;
        return withGit(runs, async (git) => {
          const settled = await settleConflict(runs, git, run, attempt, input);
          if (!settled.ok) return settled;
          const [{ id: attemptId }, { by }] = [attempt, input];
          const paths = input.files.map(({ path }) => path);
          const why = `${by} settled where it met landed work. Its checks run again.`;
          runs.record(run.id, [
            { type: 'settled', attemptId, ...settled.value, tip: input.tip, paths, by, why },
          ]);
          void checkAgainSoon(runs, git, run.id, attemptId);
          await forgetChoices(runs.project, attemptId);
          return ok(null);
        });
      }),
  };
}

function canBeSettled({ state }: Attempt): Result<null, ReviewError> {
  return state === 'inReview' || state === 'conflicted'
    ? ok(null)
    : fail({ code: 'notNow', act: 'be settled', state });
}
