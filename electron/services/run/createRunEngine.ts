import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { isAtWork } from '#shared/run/taskStates.ts';
import type { OpenedRuns } from './openRuns.ts';
import type { ProjectRuns, RunNeeds } from './projectRuns.ts';

/** What the run and the review service share: the runs of every open repository. */
export interface RunEngine {
  readonly needs: RunNeeds;
  /** Settles once leftovers of an ended host are in order; undefined when the repository is not open. */
  open(projectId: ProjectId): Promise<ProjectRuns | undefined>;
  /** For when a repository has been opened: finds what an ended host left, without waiting to be asked. */
  recover(project: OpenProject): Promise<void>;
  /** Loads what the runs of a repository take, before one opens. */
  prepare(): Promise<void>;
  /** Before a repository closes: ends its agents and records that they were interrupted. */
  close(projectId: ProjectId): Promise<void>;
  dispose(): Promise<void>;
}

const loadRuns = () => import('./openRuns.ts');

export function createRunEngine(outer: Omit<RunNeeds, 'busy'>): RunEngine {
  const opened = new Map<ProjectId, OpenedRuns>();
  const needs: RunNeeds = { ...outer, busy: () => countBusy([...opened.values()].map(({ runs }) => runs)) };

  let noted = 0;
  /** The shell asks before it ends while agents are at work. */
  function noteWork(): void {
    const { person: _people, ...agents } = needs.busy();
    const count = Object.values(agents).reduce((sum, one) => sum + one, 0);
    if (count === noted) return;
    noted = count;
    needs.shell.noteWork(count).catch((error: unknown) => console.error('the shell was not told', error));
  }

  /** The same repository opened again has another ledger, so the old runs are let go. */
  async function openOf(project: OpenProject): Promise<OpenedRuns> {
    const { openRuns } = await loadRuns();
    const known = opened.get(project.id);
    if (known?.project === project) return known;
    const fresh = openRuns(needs, project, noteWork);
    opened.set(project.id, fresh);
    return fresh;
  }

  async function close(projectId: ProjectId): Promise<void> {
    const found = opened.get(projectId);
    if (!found) return;
    opened.delete(projectId);
    found.stop();
    await found.settled();
    await found.runs.quiesce();
    await interruptAll(found.runs);
    found.runs.activity.dispose();
  }

  return {
    needs,
    async open(projectId) {
      const project = needs.projects.get(projectId);
      if (!project) return undefined;
      const { runs, recovered } = await openOf(project);
      await recovered();
      return runs;
    },
    recover: async (project) => (await openOf(project)).recovered(),
    async prepare() {
      await loadRuns();
    },
    close,
    async dispose() {
      await Promise.all([...opened.keys()].map(close));
    },
  };
}

function countBusy(all: readonly ProjectRuns[]): Readonly<Record<string, number>> {
  const attempts = all.flatMap(({ book }) => book.all()).flatMap((run) => run.attempts);
  const busy = attempts.filter(({ state }) => isAtWork(state));
  return Object.fromEntries(
    [...Map.groupBy(busy, ({ agentId }) => agentId)].map(([id, list]) => [id, list.length]),
  );
}

/** People go on without Overture, so only agents are interrupted. */
async function interruptAll(runs: ProjectRuns): Promise<void> {
  const why = 'Overture was closed while it was at work. Everything in its workspace is kept.';
  const ending = [...runs.jobs.keys()].map((attemptId) => {
    const run = runs.book.byAttempt(attemptId);
    const attempt = run?.attempts.find(({ id }) => id === attemptId);
    const isOver = attempt?.agentKind === 'person' && attempt.state === 'running';
    if (run && !isOver) runs.record(run.id, [{ type: 'attemptInterrupted', attemptId, why }]);
    return runs.end(attemptId);
  });
  await Promise.all(ending);
}
