import { createQueue } from '#electron/git/createQueue.ts';
import type { OpenProject } from '#electron/services/project/openProject.ts';
import { launchOf } from '#shared/run/decideAttempt.ts';
import { changedHolds, decideLaunches } from '#shared/run/decideLaunches.ts';
import type { Attempt, AttemptId, Run, RunId } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import { scopesOverlap } from '#shared/run/scopesOverlap.ts';
import { lastAttemptOf } from '#shared/run/taskStates.ts';
import type { Agent } from '#shared/settings/settings.ts';
import { createActivityBook } from './activityBook.ts';
import { createAttemptJob } from './attemptJob.ts';
import { createPermissionBook } from './permissionBook.ts';
import type { Job, ProjectRuns, RunNeeds } from './projectRuns.ts';
import { createRunBook } from './runBook.ts';
import { workOnAttempt } from './workOnAttempt.ts';

/** Opens the runs of a repository; nothing starts by that. */
export function createProjectRuns(needs: RunNeeds, project: OpenProject): ProjectRuns {
  const book = createRunBook(project.ledger);
  const activity = createActivityBook(project.ledger);
  const permissions = createPermissionBook(project.ledger);
  const jobs = new Map<AttemptId, Job>();
  let isClosing = false;
  const queues = new Map<RunId, ReturnType<typeof createQueue>>();

  const runs: ProjectRuns = {
    needs,
    project,
    book,
    activity,
    permissions,
    jobs,
    inTurn(runId, act) {
      const queue = queues.get(runId) ?? createQueue();
      queues.set(runId, queue);
      return queue(act);
    },
    record: (runId, bodies) => book.append(runId, bodies),
    schedule: (runId) =>
      runs.inTurn(runId, async () => {
        if (!isClosing) launchReady(runs, runId);
      }),
    scheduleSoon(runId) {
      runs.schedule(runId).catch((error: unknown) => console.error(`${runId} could not go on`, error));
    },
    async quiesce() {
      isClosing = true;
      await Promise.all([...queues.values()].map((queue) => queue(async () => undefined)));
    },
    work(runId, attemptId) {
      if (isClosing) return;
      const job: Job = { control: new AbortController(), session: null, ended: Promise.resolve() };
      jobs.set(attemptId, job);
      job.ended = workSafely(runs, runId, attemptId, job).then(() => {
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

/** A fault of Overture's own must not leave an attempt that looks at work for ever. */
async function workSafely(runs: ProjectRuns, runId: RunId, attemptId: AttemptId, job: Job): Promise<void> {
  const git = runs.project.nativeGit();
  const failed = (why: string) => {
    if (!job.control.signal.aborted) runs.record(runId, [{ type: 'attemptFailed', attemptId, why }]);
  };
  if (!git) return failed('The repository is not trusted any more, or git is gone. Trust it, then go on.');
  try {
    await workOnAttempt(createAttemptJob(runs, git, job, { runId, attemptId }));
  } catch (error) {
    console.error(`${attemptId} met a fault of Overture’s own`, error);
    const reason = error instanceof Error ? error.message : String(error);
    failed(`Overture met a fault of its own (${reason}). The workspace is kept; go on to try again.`);
  }
}

function launchReady(runs: ProjectRuns, runId: RunId): void {
  const run = runs.book.get(runId);
  if (!run) return;
  const { launch, hold } = decideLaunches(run, { overlaps: scopesOverlap });
  const launched = launch.flatMap(({ taskId, why }) => {
    const task = run.tasks.find(({ id }) => id === taskId);
    if (!task) return [];
    const continues = goesOnFrom(lastAttemptOf(run, taskId));
    return [launchOf(run, task, agentFor(runs, run, task.id), { continues, why })];
  });
  const held: RunEventBody[] = changedHolds(run, hold).map(({ taskId, state, why }) => ({
    type: state === 'ready' ? 'taskReady' : 'taskHeld',
    taskId,
    why,
  }));
  if (launched.length + held.length === 0) return;
  runs.record(runId, [...launched, ...held]);
  for (const body of launched) if (body.type === 'launched') runs.work(runId, body.attemptId);
}

/** Only work that was committed can be gone on from. */
function goesOnFrom(last: Attempt | undefined): Attempt | null {
  return last?.commit ? last : null;
}

/** The agent of the last attempt, who may have been changed by starting over, else the plan's. */
function agentFor(runs: ProjectRuns, run: Run, taskId: Run['tasks'][number]['id']): Agent {
  const wanted =
    lastAttemptOf(run, taskId)?.agentId ?? run.tasks.find(({ id }) => id === taskId)?.agentId ?? '';
  const known = runs.needs.agents().find(({ id }) => id === wanted);
  // An agent that was removed shows under its id, and the attempt says that it is gone.
  return known ?? { kind: 'command', id: wanted, name: wanted, command: wanted };
}
