import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Clock } from '#electron/host/clock.ts';
import type { Shell } from '#electron/host/shell.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { specFile, specFolder } from '#electron/services/spec/specFile.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { HandoverError } from '#shared/handover/handoverError.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { Handover } from './makeHandover.ts';

export type HandoverServiceNeeds = {
  readonly projects: OpenProjects;
  readonly journal: SpecJournal;
  readonly clock: Clock;
  readonly shell: Pick<Shell, 'printPage' | 'revealPath'>;
  /** resources/handover. */
  readonly resources: string;
  /** Where files go when no folder is named. */
  readonly downloads?: string;
};

type Place = { readonly projectId: ProjectId; readonly specId: string };

/** Specs as a page or a PDF for someone outside. What makes them is loaded when it is first asked for. */
export function createHandoverService(needs: HandoverServiceNeeds): Handlers<OvertureContract>['handover'] {
  const { downloads = join(homedir(), 'Downloads') } = needs;
  const saved = new Map<string, string>();
  const keyOf = ({ projectId, specId }: Place) => `${projectId}/${specId}`;

  async function make(
    place: Place,
    commit: string | null,
    fonts: 'inside' | 'left out',
  ): Promise<Result<Handover, HandoverError>> {
    const project = needs.projects.get(place.projectId);
    if (!project) return fail({ code: 'unknownProject' });
    const { makeHandover } = await import('./makeHandover.ts');
    return makeHandover({
      root: project.path,
      path: specFile(project, place.specId).path,
      specId: place.specId,
      commit,
      projectName: project.name,
      git: project.git(),
      approvals: needs.journal.read(project, place.specId).approvals,
      resources: needs.resources,
      fonts,
      now: needs.clock(),
    });
  }

  return {
    preview: ({ commit = null, ...place }) => make(place, commit, 'left out'),
    async save({ kind, folder, overwrite, commit = null, ...place }) {
      const made = await make(place, commit, 'inside');
      if (!made.ok) return made;
      const { html, fileName } = made.value;
      const content: Result<Uint8Array, HandoverError> =
        kind === 'html' ? ok(Buffer.from(html)) : await needs.shell.printPage(html);
      if (!content.ok) return content;
      const path = join(folder ?? downloads, `${fileName}.${kind}`);
      const { saveHandover } = await import('./saveHandover.ts');
      const done = await saveHandover(path, content.value, overwrite);
      if (!done.ok) return done;
      saved.set(keyOf(place), path);
      return ok({ path });
    },
    async picture({ path, ...place }) {
      const project = needs.projects.get(place.projectId);
      if (!project) return fail({ code: 'unknownProject' });
      const { readPicture } = await import('./readPictures.ts');
      return ok({ data: await readPicture(join(project.path, specFolder(project, place.specId)), path) });
    },
    async reveal(place) {
      const path = saved.get(keyOf(place));
      return ok({ shown: path !== undefined && (await needs.shell.revealPath(path)) });
    },
  };
}
