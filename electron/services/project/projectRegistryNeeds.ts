import type { GitProgram } from '#electron/git/gitProgram.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { SpecId } from '#shared/project/project.ts';
import type { OpenProject } from './openProject.ts';
import type { Progress } from './progressOf.ts';

export type ProjectRegistryNeeds = {
  readonly dataDir: string;
  readonly clock: Clock;
  readonly program: GitProgram | null;
  readonly progressOf: (project: OpenProject) => Progress;
  /** Criteria of a spec to be looked at again; null where that cannot be told. */
  readonly countDrift: (project: OpenProject, specId: SpecId) => Promise<number | null>;
  /** Called once for each project that opens, before anyone sees it. */
  readonly opened: (project: OpenProject) => Promise<void>;
  /** Called before a project is closed while others stay open: whoever works with it lets go. */
  readonly closing: (project: OpenProject) => Promise<void>;
  /** The name put on a first version where git has none configured. */
  readonly personName: () => string;
  /** The agent that works where nothing else is said. */
  readonly defaultAgent: () => string;
};
