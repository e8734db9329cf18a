import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { RunError } from '#shared/run/contract.ts';
import type { Decision } from '#shared/run/decideRun.ts';
import type { Attempt, AttemptId, Run, RunId } from '#shared/run/run.ts';
import type { RunEngine } from '../createRunEngine.ts';
import type { ProjectRuns } from '../projectRuns.ts';

export type Answer<Value> = Promise<Result<Value, RunError>>;
export type AttemptInput = { readonly projectId: ProjectId; readonly attemptId: AttemptId };

export async function onProject<Value>(
  engine: RunEngine,
  { projectId }: { readonly projectId: ProjectId },
  act: (runs: ProjectRuns) => Answer<Value>,
): Answer<Value> {
  const runs = await engine.open(projectId);
  return runs ? act(runs) : fail({ code: 'unknownProject' });
}

/** Every act of a run waits for the one before it. */
export function onRun(
  engine: RunEngine,
  input: { readonly projectId: ProjectId; readonly runId: RunId },
  act: (runs: ProjectRuns, run: Run) => Answer<null>,
): Answer<null> {
  return onProject(engine, input, (runs) =>
    runs.inTurn(input.runId, async () => {
      const run = runs.book.get(input.runId);
      return run ? act(runs, run) : fail({ code: 'unknownRun' });
    }),
  );
}

export function onAttempt(
  engine: RunEngine,
  input: AttemptInput,
  act: (runs: ProjectRuns, run: Run, attempt: Attempt) => Answer<null>,
): Answer<null> {
  return onProject(engine, input, async (runs) => {
    const run = runs.book.byAttempt(input.attemptId);
    if (!run) return fail({ code: 'unknownAttempt' });
    return runs.inTurn(run.id, async () => {
      const now = runs.book.get(run.id) ?? run;
      const attempt = now.attempts.find(({ id }) => id === input.attemptId);
      return attempt ? act(runs, now, attempt) : fail({ code: 'unknownAttempt' });
    });
  });
}

/** For what only reads, and so waits for no act. */
export function ofAttempt<Value>(
  engine: RunEngine,
  input: AttemptInput,
  read: (runs: ProjectRuns) => Answer<Value>,
): Answer<Value> {
  return onProject(engine, input, async (runs) =>
    runs.book.byAttempt(input.attemptId) ? read(runs) : fail({ code: 'unknownAttempt' }),
  );
}

export function recordAndGoOn(runs: ProjectRuns, run: Run, decision: Decision): Result<null, RunError> {
  if (!decision.ok) return decision;
  if (decision.value.length > 0) runs.record(run.id, decision.value);
  runs.scheduleSoon(run.id);
  return ok(null);
}

/** The stop is recorded and so already true; ending the programs may take some seconds. */
export function endBehind(runs: ProjectRuns, attemptId: AttemptId): void {
  runs.end(attemptId).catch((error: unknown) => console.error(`${attemptId} could not be ended`, error));
}

export function notTrusted({ project }: ProjectRuns): RunError {
  return { code: 'notTrusted', commands: [...project.state().commands] };
}

export function failed(reason: string): { readonly ok: false; readonly error: RunError } {
  return fail({ code: 'failed', reason });
}
