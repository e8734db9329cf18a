import type { RunEngine } from '#electron/services/run/createRunEngine.ts';
import { onAttempt, onRun } from '#electron/services/run/handlers/onAttempt.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { retireWorkspace } from '#electron/services/run/retireWorkspace.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ReviewError } from '#shared/review/contract.ts';
import { decideApprove, leftToLand } from '#shared/review/decideReview.ts';
import { landingReasons } from '#shared/review/landingReasons.ts';
import { canBeStopped } from '#shared/run/decideRun.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { goOnAfterLanding } from './goOnAfterLanding.ts';
import { landAttempt, verdictsOf } from './landAttempt.ts';
import { mergeRun } from './mergeRun.ts';
import { dropUnfinished } from './split/dropUnfinished.ts';
import { undoLanding } from './undoLanding.ts';
import { withGit } from './withGit.ts';

/** Landing the work of an attempt, taking it back out, and bringing all of a run to the person's own branch. */
export function landingHandlers(
  engine: RunEngine,
): Pick<Handlers<OvertureContract>['review'], 'approve' | 'undo' | 'merge'> {
  return {
    approve: (input) => onAttempt(engine, input, (runs, run, attempt) => approve(runs, run, attempt, input)),
    undo: (input) =>
      onAttempt(engine, input, (runs, run, attempt) =>
        withGit(runs, async (git) => {
          const why = `${input.by} took it back out. Its work is kept, and can land again.`;
          const undone = await undoLanding(runs, git, run, attempt, { by: input.by, why });
          runs.scheduleSoon(run.id);
          return done(undone);
        }),
      ),
    merge: (input) =>
      onRun(engine, input, async (runs, run) => {
        const left = leftToLand(run);
        if (run.state === 'finished')
          return fail({ code: 'notNow', act: 'be landed again', state: 'finished' });
        if (left.length > 0) return fail({ code: 'notAllLanded', left: [...left] });
        return withGit(runs, async (git) => {
          const merged = await mergeRun(runs, git, run, input.by);
          if (merged.ok) stopTheRest(runs, run, input.by);
          return done(merged);
        });
      }),
  };
}

async function approve(
  runs: ProjectRuns,
  run: Run,
  attempt: Attempt,
  input: {
    readonly reason: string | null;
    readonly lastLook?: boolean | undefined;
    readonly by: string;
  },
): Promise<Result<null, ReviewError>> {
  const because = landingReasons(attempt, verdictsOf(run, attempt));
  const decision = decideApprove(run, attempt, { ...input, because });
  if (!decision.ok) return decision;
  return withGit(runs, async (git) => {
    await dropUnfinished(runs, run, attempt).catch((error: unknown) =>
      console.error(`${attempt.id}:`, error),
    );
    const approved = runs.record(run.id, decision.value);
    const landed = await landAttempt(runs, git, approved, attempt, input.by);
    if (!landed.ok) return landed;
    const wanted = input.lastLook ?? false;
    if (wanted !== (run.lastLook !== null))
      runs.record(run.id, [{ type: 'lastLookWanted', wanted, by: input.by }]);
    putAway(runs, attempt);
    await goOnAfterLanding(runs, git, run.id, attempt, input.by);
    return ok(null);
  });
}

/** Optional tasks still at work have nothing to land on any more. */
function stopTheRest(runs: ProjectRuns, run: Run, by: string): void {
  for (const { id: attemptId, state } of run.attempts) {
    if (!canBeStopped(state)) continue;
    runs.record(run.id, [{ type: 'attemptCancelled', attemptId, by }]);
    runs.end(attemptId).catch((error: unknown) => console.error(`${attemptId} could not be ended`, error));
  }
}

function putAway(runs: ProjectRuns, attempt: Attempt): void {
  retireWorkspace(runs, attempt).then(
    (retired) => {
      if (!retired.ok) console.error(`${attempt.id}: ${retired.error}`);
    },
    (error: unknown) => console.error(`${attempt.id}: its workspace could not be put away`, error),
  );
}

function done(result: Result<void, ReviewError>): Result<null, ReviewError> {
  return result.ok ? ok(null) : result;
}
