import type { Ledger } from '#electron/storage/ledger.ts';
import type { SpecId } from '#shared/project/project.ts';
import { evolveRun, foldRun } from '#shared/run/evolveRun.ts';
import { runIdOf, runStream } from '#shared/run/names.ts';
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
    nextNumber: () => (sorted().at(-1)?.number ?? 0) + 1,
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

function readRuns(ledger: Ledger): Map<RunId, Run> {
  const runs = new Map<RunId, Run>();
  for (const stream of ledger.streams(runStream(runIdOf(1)).slice(0, -1))) {
    const id = runIdSchema.safeParse(stream.slice('run:'.length));
    if (!id.success) continue;
    const entries = ledger.read(stream);
    const events = entries.map(({ seq, at, body }) => ({ seq, at, body: runEventBodySchema.parse(body) }));
    const run = foldRun(events);
    if (run) runs.set(id.data, run);
  }
  return runs;
}
