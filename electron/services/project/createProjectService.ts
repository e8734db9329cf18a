import { untilAborted } from '#electron/services/untilAborted.ts';
import { access } from 'node:fs/promises';
import type { Shell } from '#electron/host/shell.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId, Readiness } from '#shared/project/project.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import type { OwnedProject } from './createOpenProject.ts';
import type { ProjectRegistry } from './createProjectRegistry.ts';
import { listFolders } from './listFolders.ts';
import { projectErrorFromGit } from './projectErrorFromGit.ts';
import { readShownFile } from './readShownFile.ts';
import { writeRules } from './writeRules.ts';
import { writeCommands } from './writeCommands.ts';

export type ProjectServiceNeeds = {
  readonly registry: ProjectRegistry;
  readonly sampleFolder: string;
  readonly shell: Shell;
  readonly readiness: () => Promise<Readiness>;
  /** Loads and makes what a repository takes: called while a person still chooses one. */
  readonly prepare: () => Promise<void>;
};

/** Answers the project part of the contract. */
export function createProjectService({
  registry,
  ...needs
}: ProjectServiceNeeds): Handlers<OvertureContract>['project'] {
  const withProject = async <Value>(
    projectId: ProjectId,
    act: (project: OwnedProject) => Promise<Result<Value, ProjectError>>,
  ): Promise<Result<Value, ProjectError>> => {
    const project = registry.get(projectId);
    return project ? act(project) : fail({ code: 'unknownProject' });
  };

  const foresee = () => {
    needs.prepare().catch((error: unknown) => console.error('what a repository takes was not loaded', error));
  };

  return {
    readiness: async () => ok({ ...(await needs.readiness()) }),
    async recent() {
      const entries = await Promise.all(
        registry.recents.list().map(async (entry) => ({ ...entry, missing: !(await exists(entry.path)) })),
      );
      // Most who come back go on with something recent.
      if (entries.length > 0) foresee();
      return ok(entries);
    },
    async forgetRecent({ projectId }) {
      await registry.recents.forget(projectId);
      return ok(null);
    },
    async chooseFolder() {
      foresee();
      if (needs.shell.kind === 'browser') return ok({ supported: false, path: null });
      return ok({ supported: true, path: await needs.shell.chooseFolder() });
    },
    listFolders: ({ path }) => listFolders(path),
    open: ({ path }) => registry.open(path),
    startHistory: ({ path }) => registry.startHistory(path),
    createSample: ({ parent }) => registry.createSample(needs.sampleFolder, parent),
    async watch({ projectId }, feed, { signal }) {
      const project = await registry.reopen(projectId);
      if (!project) return fail({ code: 'unknownProject' });
      const letGo = project.hold();
      feed.snapshot(project.state());
      const stop = project.onChange(() => feed.event(project.state()));
      await untilAborted(signal);
      stop();
      letGo();
      return ok(undefined);
    },
    trust: ({ projectId, commandsHash }) =>
      withProject(projectId, async (project) =>
        (await project.trust(commandsHash)) ? ok(null) : fail({ code: 'commandsChanged' }),
      ),
    distrust: ({ projectId }) =>
      withProject(projectId, async (project) => {
        await project.distrust();
        return ok(null);
      }),
    saveCommands: ({ projectId, commands }) =>
      withProject(projectId, async (project) => {
        try {
          await writeCommands(project.path, commands);
        } catch (error) {
          return fail({ code: 'failed', reason: error instanceof Error ? error.message : String(error) });
        }
        await project.refresh();
        return ok(null);
      }),
    saveRules: ({ projectId, rules }) =>
      withProject(projectId, async (project) => {
        try {
          await writeRules(project.path, rules);
        } catch (error) {
          return fail({ code: 'failed', reason: error instanceof Error ? error.message : String(error) });
        }
        await project.refresh();
        return ok(null);
      }),
    listFiles: ({ projectId }) =>
      withProject(projectId, async (project) => {
        const files = await project.git().listFiles('HEAD');
        return files.ok
          ? ok(files.value.map((file) => file.path))
          : fail(await projectErrorFromGit(files.error, project.path));
      }),
    readFile: ({ projectId, path }) =>
      withProject(projectId, async (project) => {
        const text = await readShownFile(project.path, path);
        return text.ok ? ok({ text: text.value }) : text;
      }),
    acknowledgeMending: ({ projectId }) =>
      withProject(projectId, async (project) => {
        await project.acknowledgeMending();
        return ok(null);
      }),
    revealFolder: ({ projectId }) =>
      withProject(projectId, async (project) => {
        await needs.shell.revealPath(project.path);
        return ok(null);
      }),
  };
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
