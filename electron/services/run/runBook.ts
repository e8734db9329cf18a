import type { Ledger } from '#electron/storage/ledger.ts';
import type { SpecId } from '#shared/project/project.ts';
import { evolveRun, foldRun } from '#shared/run/evolveRun.ts';
import { runStream } from '#shared/run/names.ts';
import { type AttemptId, type Run, type RunId, runIdSchema } from '#shared/run/run.ts';
import { type RunEvent, type RunEventBody, runEventBodySchema } from '#shared/run/runEvent.ts';

export type RunListener = (run: Run, event: RunEvent) => void;

/** The runs of one repository: folds of their events, which are in the ledger before anyone hears of them. */
export interface RunBook {
  get(runId: RunId): Run | undefined;
  byAttempt(attemptId: AttemptId): Run | undefined;
  newestOf(specId: SpecId): Run | null;
  all(): readonly Run[];
  nextNumber(): number;
  /** All or none, in order; returns the run after them. */
  append(runId: RunId, bodies: readonly RunEventBody[]): Run;
  listen(listener: RunListener): () => void;
}

export function createRunBook(ledger: Ledger): RunBook {
  const runs = readRuns(ledger);
  const listeners = new Set<RunListener>();
  const sorted = () => [...runs.values()].sort((a, b) => a.number - b.number);

  return {
    get: (runId) => runs.get(runId),
    byAttempt: (attemptId) => sorted().find(({ attempts }) => attempts.some(({ id }) => id === attemptId)),
    newestOf: (specId) => sorted().findLast((run) => run.specId === specId) ?? null,
    all: sorted,
    nextNumber: () => Math.max(0, ...runIds(ledger).map((id) => Number(id.slice('run-'.length)))) + 1,
    append(runId, bodies) {
      for (const { seq, at, body } of ledger.appendAll(runStream(runId), bodies)) {
        const event: RunEvent = { seq, at, body: body as RunEventBody };
        const run = evolveRun(runs.get(runId) ?? null, event);
        runs.set(runId, run);
        for (const listener of listeners) listener(run, event);
      }
      const run = runs.get(runId);
      if (!run) throw new Error(`${runId} has no event yet.`);
      return run;
    },
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

const PREFIX = 'run:';

/** A run that cannot be read must not keep the others, or the repository, from opening; its facts stay as they are. */
function readRuns(ledger: Ledger): Map<RunId, Run> {
  const runs = new Map<RunId, Run>();
  for (const id of runIds(ledger)) {
    try {
      const run = readRun(ledger, id);
      if (run) runs.set(id, run);
    } catch (error) {
      console.error(`${id} cannot be read from the ledger`, error);
    }
  }
  return runs;
}

function readRun(ledger: Ledger, id: RunId): Run | null {
  const entries = ledger.read(runStream(id));
  return foldRun(entries.map(({ seq, at, body }) => ({ seq, at, body: runEventBodySchema.parse(body) })));
}

function runIds(ledger: Ledger): readonly RunId[] {
  return ledger.streams(PREFIX).flatMap((stream) => {
    const id = runIdSchema.safeParse(stream.slice(PREFIX.length));
    return id.success ? [id.data] : [];
  });
}
