import { createQueue } from '#electron/git/createQueue.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { AttemptId, RunId } from '#shared/run/run.ts';
import { createActivityBook } from './activityBook.ts';
import { launchReady } from './launchReady.ts';
import { createPermissionBook } from './permissionBook.ts';
import type { Job, ProjectRuns, RunNeeds } from './projectRuns.ts';
import { createRunBook } from './runBook.ts';
import { workSafely } from './workSafely.ts';

/** Milliseconds between two looks whether there is room on the machine again. */
const LOOK_AGAIN_MS = 10_000;

/** Opens the runs of a repository; nothing starts by that. */
export function createProjectRuns(needs: RunNeeds, project: OpenProject): ProjectRuns {
  const book = createRunBook(project.ledger);
  const activity = createActivityBook(project.ledger);
  const permissions = createPermissionBook(project.ledger);
  const jobs = new Map<AttemptId, Job>();
  let isClosing = false;
  const closing = new AbortController();
  const behind = new Set<Promise<void>>();
  const queues = new Map<RunId, ReturnType<typeof createQueue>>();

  const timers = new Map<RunId, NodeJS.Timeout>();

  /** Room on the machine comes back without an event. */
  function lookAgain(runId: RunId, isNeeded: boolean): void {
    clearTimeout(timers.get(runId));
    timers.delete(runId);
    if (isNeeded) timers.set(runId, setTimeout(() => runs.scheduleSoon(runId), LOOK_AGAIN_MS).unref());
  }

  const runs: ProjectRuns = {
    needs,
    project,
    book,
    activity,
    permissions,
    jobs,
    planning: new Map(),
    inTurn(runId, act) {
      const queue = queues.get(runId) ?? createQueue();
      queues.set(runId, queue);
      return queue(act);
    },
    record: (runId, bodies) => book.append(runId, bodies),
    schedule: (runId) =>
      runs.inTurn(runId, async () => {
        if (isClosing) return;
        const waitsForRoom = await launchReady(runs, runId);
        lookAgain(runId, waitsForRoom);
      }),
    scheduleSoon(runId) {
      runs.schedule(runId).catch((error: unknown) => console.error(`${runId} could not go on`, error));
    },
    behind(work) {
      if (isClosing) return false;
      const going = work(closing.signal)
        .catch((error: unknown) => console.error('work behind a run failed', error))
        .finally(() => behind.delete(going));
      behind.add(going);
      return true;
    },
    async quiesce() {
      isClosing = true;
      closing.abort();
      await Promise.all(behind);
      for (const timer of timers.values()) clearTimeout(timer);
      await Promise.all([...queues.values()].map((queue) => queue(async () => undefined)));
    },
    work(runId, attemptId) {
      if (isClosing) return;
      const job: Job = { control: new AbortController(), session: null, ended: Promise.resolve() };
      jobs.set(attemptId, job);
      job.ended = workSafely(runs, { runId, attemptId }, job).then(() => {
        if (jobs.get(attemptId) === job) jobs.delete(attemptId);
        activity.flush(attemptId);
        // What ended makes room; a stopped attempt's run is looked at by whoever stopped it.
        if (!job.control.signal.aborted) runs.scheduleSoon(runId);
      });
    },
    async end(attemptId) {
      const job = jobs.get(attemptId);
      if (!job) return;
      job.control.abort();
      await job.session?.stop();
      await job.ended;
    },
  };
  return runs;
}
