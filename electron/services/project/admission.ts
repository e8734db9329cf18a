import type { OpenSet } from './createOpenSet.ts';
import type { ProjectRegistryNeeds } from './projectRegistryNeeds.ts';
import type { RecentProjects } from './recentProjects.ts';

/** What a project is taken in with: those open already, and those Home remembers. */
export type Admission = {
  readonly needs: ProjectRegistryNeeds;
  readonly open: OpenSet;
  readonly recents: RecentProjects;
};
