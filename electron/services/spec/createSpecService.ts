import type { Clock } from '#electron/host/clock.ts';
import type { TemplateReader } from '#electron/services/brief/readTemplates.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import { withProject } from '#electron/services/project/withProject.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { ok } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import { findDecisions } from './findDecisions.ts';
import { commentHandlers } from './handlers/commentHandlers.ts';
import { proposalHandlers } from './handlers/proposalHandlers.ts';
import type { SpecHandlerNeeds } from './handlers/specHandlerNeeds.ts';
import { textHandlers } from './handlers/textHandlers.ts';
import { versionHandlers } from './handlers/versionHandlers.ts';
import { createVersionReader, noPages, type PaintingPages } from './readVersions.ts';
import type { SpecJournal } from './specJournal.ts';
import { textFileErrorFrom } from './textFileError.ts';
import { undoHandlers } from './undoHandlers.ts';

export type SpecServiceNeeds = {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  /** Whose decisions these are; an empty string while no name is known. */
  readonly personName?: () => string;
  /** What a new spec can begin with. */
  readonly templates?: TemplateReader;
  readonly code?: PaintingPages;
};

/** Specs on disk: every write goes through here, and nothing of another program is overwritten. */
export function createSpecService(outer: SpecServiceNeeds): Handlers<OvertureContract>['spec'] {
  const { projects, templates = () => Promise.resolve([]), personName = () => '' } = outer;
  const { code = noPages } = outer;
  const needs: SpecHandlerNeeds = {
    ...outer,
    personName,
    versions: createVersionReader(code),
    nameOf: (project) => nameOf(project, personName),
  };
  return {
    ...textHandlers({ ...needs, templates }),
    ...undoHandlers(projects, 'spec', (error, specId) =>
      textFileErrorFrom(error, `the undo history of ${specId}`),
    ),
    ...proposalHandlers(needs),
    ...versionHandlers(needs),
    ...commentHandlers(needs),
    findDecisions: ({ projectId, query, except, limit }) =>
      withProject(projects, projectId, async (project) =>
        ok(await findDecisions(project, query, except, limit)),
      ),
  };
}

async function nameOf(project: OpenProject, personName: () => string): Promise<string> {
  const name = personName().trim();
  if (name !== '') return name;
  const identity = await project.git().identity();
  return (identity.ok && identity.value?.name) || 'You';
}
