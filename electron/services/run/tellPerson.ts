import type { Run } from '#shared/run/run.ts';
import type { ProjectRuns } from './projectRuns.ts';

/** A notice of the system's own; a click on it opens the stage of the run's spec that it is about. */
export function tellPerson(
  { needs }: ProjectRuns,
  { projectId, specId }: Pick<Run, 'projectId' | 'specId'>,
  { title, body, stage }: { readonly title: string; readonly body: string; readonly stage: 'run' | 'review' },
): void {
  needs.shell
    .notify({ title, body, route: `#/p/${projectId}/${specId}/${stage}` })
    .catch((error: unknown) => console.error('a notice could not be shown', error));
}
