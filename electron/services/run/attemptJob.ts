import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { Attempt, AttemptId, Run, RunId, RunTask } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import type { Job, ProjectRuns } from './projectRuns.ts';
import { tellPerson } from './tellPerson.ts';

/** One attempt in the hands of those who work on it. */
export interface AttemptJob {
  readonly runs: ProjectRuns;
  readonly git: NativeGit;
  readonly attemptId: AttemptId;
  readonly job: Job;
  readonly signal: AbortSignal;
  run(): Run;
  attempt(): Attempt;
  task(): RunTask;
  /** The attempt this one goes on from. */
  continues(): Attempt | null;
  /** Nothing once the attempt was stopped: its end is recorded already. */
  record(...bodies: readonly RunEventBody[]): void;
  show(entry: Omit<ActivityEntry, 'at' | 'files'>): void;
  /** A notice of the system's own, behind what is under way; it leads to a stage of the run. */
  notify(title: string, body: string, stage: 'run' | 'review'): void;
}

export function createAttemptJob(
  runs: ProjectRuns,
  git: NativeGit,
  job: Job,
  ids: { readonly runId: RunId; readonly attemptId: AttemptId },
): AttemptJob {
  const { runId, attemptId } = ids;
  const { signal } = job.control;
  const run = () => found(runs.book.get(runId), runId);
  const attemptOf = (id: AttemptId) => run().attempts.find((one) => one.id === id);
  const attempt = () => found(attemptOf(attemptId), attemptId);
  return {
    runs,
    git,
    attemptId,
    job,
    signal,
    run,
    attempt,
    task: () =>
      found(
        run().tasks.find(({ id }) => id === attempt().taskId),
        attemptId,
      ),
    continues() {
      const { continues } = attempt();
      return (continues && attemptOf(continues)) ?? null;
    },
    record(...bodies) {
      if (!signal.aborted) runs.record(runId, bodies);
    },
    show(entry) {
      const at = new Date(runs.needs.clock()).toISOString();
      runs.activity.put(attemptId, { ...entry, at, files: [] });
    },
    notify(title, body, stage) {
      tellPerson(runs, run(), { title, body, stage });
    },
  };
}

function found<Value>(value: Value | undefined, id: string): Value {
  if (value === undefined) throw new Error(`${id} is not in the ledger.`);
  return value;
}
