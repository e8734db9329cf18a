import type { Clock } from '#electron/host/clock.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { SpecStateNeeds } from '../specStates.ts';

/** What the handlers of the spec part share. */
export type SpecHandlerNeeds = SpecStateNeeds & {
  readonly projects: OpenProjects;
  readonly clock: Clock;
  /** As the settings or git know this machine's person. */
  readonly nameOf: (project: OpenProject) => Promise<string>;
};
