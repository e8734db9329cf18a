import type { OpenProject } from '#electron/services/project/openProject.ts';
import type { Run } from '#shared/run/run.ts';
import { isAtWork } from '#shared/run/taskStates.ts';
import { createProjectRuns } from './createProjectRuns.ts';
import type { ProjectRuns, RunNeeds } from './projectRuns.ts';
import { goOnWithRuns, recoverRuns } from './recoverRuns.ts';

/** The runs of an open repository. */
export type OpenedRuns = {
  readonly project: OpenProject;
  readonly runs: ProjectRuns;
  /** Settles once leftovers of an ended host are in order; what could not be done, as on a full disk, is tried again. */
  readonly recovered: () => Promise<void>;
  /** Settles when nothing is being put in order any more, also where that failed. */
  readonly settled: () => Promise<void>;
  stop(): void;
};

/**
 * Apart from the engine, so that a start without a repository does without all that runs need.
 * `changed` is called whenever anything is recorded.
 */
export function openRuns(needs: RunNeeds, project: OpenProject, changed: () => void): OpenedRuns {
  const runs = createProjectRuns(needs, project);
  const stops = [
    runs.book.listen(changed),
    goOnOnceTrusted(runs),
    followPlan(runs),
    followAgents(runs),
    holdWhileAtWork(runs),
  ];
  const stop = () => stops.forEach((end) => end());
  return { project, runs, stop, ...recovery(runs) };
}

function recovery(runs: ProjectRuns): Pick<OpenedRuns, 'recovered' | 'settled'> {
  let done: Promise<void> | null = null;
  const recovered = () => {
    done ??= recoverRuns(runs).catch((error: unknown) => {
      done = null;
      throw error;
    });
    return done;
  };
  return {
    recovered,
    settled: async () => {
      await done?.catch((error: unknown) => console.error('what an ended host left is not in order', error));
    },
  };
}

/** A run goes on whether a page shows it or not. */
function holdWhileAtWork({ book, project }: ProjectRuns): () => void {
  let letGo: (() => void) | null = null;
  const look = () => {
    const goesOn = book.all().some(isGoingOn);
    if (goesOn) letGo ??= project.hold();
    if (goesOn || !letGo) return;
    const free = letGo;
    letGo = null;
    free();
  };
  look();
  const stop = book.listen(look);
  return () => {
    stop();
    letGo?.();
  };
}

function isGoingOn({ state, attempts }: Run): boolean {
  return state === 'running' || attempts.some((attempt) => isAtWork(attempt.state));
}

/** What has to wait for trust goes on as soon as it is given. */
function goOnOnceTrusted(runs: ProjectRuns): () => void {
  let could = runs.project.nativeGit() !== null;
  return runs.project.onChange(() => {
    const can = runs.project.nativeGit() !== null;
    const isNew = can && !could;
    could = can;
    if (!isNew) return;
    goOnWithRuns(runs).catch((error: unknown) => console.error('the runs could not go on', error));
  });
}

/** Who may take what decides what starts, also while a run waits for just that. */
function followAgents(runs: ProjectRuns): () => void {
  const { needs } = runs;
  const read = () => [needs.agents(), needs.takes(), needs.defaultAgent()];
  let before = read();
  return needs.onSettings(() => {
    const now = read();
    const isSame = now.every((value, index) => value === before[index]);
    before = now;
    if (isSame) return;
    for (const { id, state } of runs.book.all()) if (state === 'running') runs.scheduleSoon(id);
  });
}

/** A person may plan a group's inside themselves while the run waits for a word on it. */
function followPlan(runs: ProjectRuns): () => void {
  return runs.project.onChange(() => {
    const waiting = runs.book
      .all()
      .filter((run) => run.state === 'running' && run.tasks.some(({ group }) => group));
    for (const { id } of waiting) runs.scheduleSoon(id);
  });
}
