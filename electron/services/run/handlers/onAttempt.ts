import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { RunError } from '#shared/run/contract.ts';
import type { Attempt, AttemptId, Run, RunId } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import type { RunEngine } from '../createRunEngine.ts';
import type { ProjectRuns } from '../projectRuns.ts';

export type Answer<Value> = Promise<Result<Value, RunError>>;
export type ProjectInput = { readonly projectId: ProjectId };
export type RunInput = ProjectInput & { readonly runId: RunId };
export type AttemptInput = ProjectInput & { readonly attemptId: AttemptId };

/** What was asked about is not there: the same for whatever is asked of runs, and of the review of their work. */
type Unknown = { readonly code: 'unknownProject' | 'unknownRun' | 'unknownAttempt' };
type Answered<Value, Failure> = Promise<Result<Value, Failure | Unknown>>;

export async function onProject<Value, Failure>(
  engine: RunEngine,
  { projectId }: ProjectInput,
  act: (runs: ProjectRuns) => Promise<Result<Value, Failure>>,
): Answered<Value, Failure> {
  const runs = await engine.open(projectId);
  return runs ? act(runs) : fail({ code: 'unknownProject' });
}

/** Every act of a run waits for the one before it. */
export function onRun<Value, Failure>(
  engine: RunEngine,
  input: RunInput,
  act: (runs: ProjectRuns, run: Run) => Promise<Result<Value, Failure>>,
): Answered<Value, Failure> {
  return onProject(engine, input, (runs) =>
    runs.inTurn(input.runId, async (): Answered<Value, Failure> => {
      const run = runs.book.get(input.runId);
      return run ? act(runs, run) : fail({ code: 'unknownRun' });
    }),
  );
}

export function onAttempt<Value, Failure>(
  engine: RunEngine,
  input: AttemptInput,
  act: (runs: ProjectRuns, run: Run, attempt: Attempt) => Promise<Result<Value, Failure>>,
): Answered<Value, Failure> {
  return ofAttempt(engine, input, (runs, { id: runId }) =>
    runs.inTurn(runId, async (): Answered<Value, Failure> => {
      const run = runs.book.get(runId);
      const attempt = run?.attempts.find(({ id }) => id === input.attemptId);
      return run && attempt ? act(runs, run, attempt) : fail({ code: 'unknownAttempt' });
    }),
  );
}

/** For what only reads, and so waits for no act. */
export function ofAttempt<Value, Failure>(
  engine: RunEngine,
  input: AttemptInput,
  read: (runs: ProjectRuns, run: Run, attempt: Attempt) => Promise<Result<Value, Failure>>,
): Answered<Value, Failure> {
  return onProject(engine, input, async (runs): Answered<Value, Failure> => {
    const run = runs.book.byAttempt(input.attemptId);
    const attempt = run?.attempts.find(({ id }) => id === input.attemptId);
    return run && attempt ? read(runs, run, attempt) : fail({ code: 'unknownAttempt' });
  });
}

export function recordAndGoOn<Failure = never>(
  runs: ProjectRuns,
  run: Run,
  decision: Result<readonly RunEventBody[], Failure>,
): Result<null, Failure> {
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
