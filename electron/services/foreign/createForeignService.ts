import { join } from 'node:path';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import { pathInside } from '#electron/services/spec/pathInside.ts';
import { specFolder } from '#electron/services/spec/specFile.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { FoundSpec, ImportSummary } from '#shared/foreign/contract.ts';
import type { ForeignError } from '#shared/foreign/foreignError.ts';
import type { ForeignFormat } from '#shared/foreign/foreignFormat.ts';
import { groupFiles } from '#shared/foreign/foreignUnit.ts';
import { exportFolder } from '#shared/foreign/nativeExport.ts';
import { unitTitle } from '#shared/foreign/importTitle.ts';
import { parseSpec } from '#shared/spec/parseSpec.ts';
import { type ProjectId, type SpecId, specIdSchema } from '#shared/project/project.ts';
import { foreignErrorFrom } from './foreignErrorFrom.ts';
import { type ExportRequest, exportSpec, previewExport } from './exportSpec.ts';
import { importedOrigins } from './importedOrigins.ts';
import { importFolder } from './importFolder.ts';
import type { WrittenSpec } from './importSpec.ts';
import { readForeignFiles } from './readForeignFiles.ts';

type Asked = {
  readonly projectId: ProjectId;
  readonly specId: SpecId;
  readonly format: ForeignFormat;
  readonly folder: string;
};

/** Specs of spec-kit, OpenSpec and Kiro in a repository: found, brought in, written back. Runs nothing of it. */
export function createForeignService({
  projects,
}: {
  readonly projects: OpenProjects;
}): Handlers<OvertureContract>['foreign'] {
  async function exportRequest({
    projectId,
    specId,
    format,
    folder,
  }: Asked): Promise<Result<Omit<ExportRequest, 'overwrite'>, ForeignError>> {
    const project = projects.get(projectId);
    if (!project) return fail({ code: 'unknownProject' });
    const own = await pathInside(project.path, specFolder(project, specId));
    if (own === null) return fail({ code: 'unknownSpec', specId });
    const reason = 'it leads outside of the repository';
    try {
      const target = folder === '' ? project.path : await pathInside(project.path, folder);
      return target === null
        ? fail({ code: 'notWritable', path: folder, reason })
        : ok({ specFolder: own, specId, format, target });
    } catch (error) {
      return fail(foreignErrorFrom(error, folder));
    }
  }

  return {
    async find({ projectId }) {
      const project = projects.get(projectId);
      return project ? ok([...(await findSpecs(project))]) : fail({ code: 'unknownProject' });
    },

    async import({ projectId, path }) {
      const project = projects.get(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      const files = await readForeignFiles(project.path);
      const done = await importFolder(files, project.path, specFolder(project, '').replace(/\/$/, ''), path);
      if (!done.ok) return done;
      await project.refresh();
      const [first] = done.value.written;
      if (!first) return fail({ code: 'nothingFound', path });
      return ok({ specIds: done.value.written.map(({ specId }) => specId), report: summarize(first) });
    },

    async previewExport(input) {
      const request = await exportRequest(input);
      return request.ok ? previewExport(request.value) : request;
    },

    async export({ overwrite, ...input }) {
      const request = await exportRequest(input);
      if (!request.ok) return request;
      const done = await exportSpec({ ...request.value, overwrite });
      if (!done.ok) return done;
      await projects.get(input.projectId)?.refresh();
      return ok({ files: [...done.value.files], notExpressed: [...done.value.notExpressed] });
    },
  };
}

async function findSpecs(project: OpenProject): Promise<readonly FoundSpec[]> {
  const { units } = groupFiles(await readForeignFiles(project.path));
  const known = await importedOrigins(join(project.path, specFolder(project, '')));
  const own = project.state().specs.map(({ id }) => id);
  const importedAs = (format: ForeignFormat, path: string): SpecId | null => {
    const id =
      [...known].find(([, origin]) => origin.path === path)?.[0] ??
      // What Overture itself wrote there for another tool is not offered back.
      own.find((each) => `/${path}`.endsWith(`/${exportFolder(format, each)}`));
    return id === undefined ? null : (specIdSchema.safeParse(id).data ?? null);
  };
  return units.map((unit) => ({
    format: unit.format,
    path: unit.path,
    title: unitTitle(unit),
    kind: unit.kind,
    imported: importedAs(unit.format, unit.path),
  }));
}

function summarize({ imported }: WrittenSpec): ImportSummary {
  const { files, unplaced } = imported.report;
  const attached = new Set(files.flatMap((file) => (file.attached ? file.path : [])));
  const document = parseSpec(imported.specText);
  return {
    files: [...files],
    unplaced: unplaced.filter(({ file }) => !attached.has(file)),
    requirements: document.requirements.length,
    criteria: document.criteria.length,
    tasks: imported.origin.tasks.length,
  };
}
