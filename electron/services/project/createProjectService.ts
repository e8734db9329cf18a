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

type ProjectHandlers = Handlers<OvertureContract>['project'];

/** Answers the project part of the contract. */
export function createProjectService(needs: ProjectServiceNeeds): ProjectHandlers {
  return { ...openingHandlers(needs), ...ownedHandlers(needs) };
}

/** Before there is a project: what can be opened, and the opening. */
function openingHandlers({
  registry,
  ...needs
}: ProjectServiceNeeds): Pick<
  ProjectHandlers,
  | 'readiness'
  | 'recent'
  | 'forgetRecent'
  | 'chooseFolder'
  | 'listFolders'
  | 'open'
  | 'startHistory'
  | 'createSample'
> {
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
  };
}

/** What is asked of a project that is open. */
function ownedHandlers({
  registry,
  shell,
}: ProjectServiceNeeds): Omit<ProjectHandlers, keyof ReturnType<typeof openingHandlers>> {
  const onProject = async <Value>(
    { projectId }: { readonly projectId: ProjectId },
    act: (project: OwnedProject) => Promise<Result<Value, ProjectError>>,
  ): Promise<Result<Value, ProjectError>> => {
    const project = registry.get(projectId);
    return project ? act(project) : fail({ code: 'unknownProject' });
  };
  const done = (input: { readonly projectId: ProjectId }, act: (project: OwnedProject) => unknown) =>
    onProject(input, async (project) => {
      await act(project);
      return ok(null);
    });
  return {
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
    trust: ({ commandsHash, ...input }) =>
      onProject(input, async (project) =>
        (await project.trust(commandsHash)) ? ok(null) : fail({ code: 'commandsChanged' }),
      ),
    distrust: (input) => done(input, (project) => project.distrust()),
    saveCommands: ({ commands, ...input }) =>
      onProject(input, (project) => writeThenRefresh(project, () => writeCommands(project.path, commands))),
    saveRules: ({ rules, ...input }) =>
      onProject(input, (project) => writeThenRefresh(project, () => writeRules(project.path, rules))),
    listFiles: (input) =>
      onProject(input, async (project) => {
        const files = await project.git().listFiles('HEAD');
        return files.ok
          ? ok(files.value.map((file) => file.path))
          : fail(await projectErrorFromGit(files.error, project.path));
      }),
    readFile: ({ path, ...input }) =>
      onProject(input, async (project) => {
        const text = await readShownFile(project.path, path);
        return text.ok ? ok({ text: text.value }) : text;
      }),
    acknowledgeMending: (input) => done(input, (project) => project.acknowledgeMending()),
    revealFolder: (input) => done(input, (project) => shell.revealPath(project.path)),
  };
}

async function writeThenRefresh(
  project: OwnedProject,
  write: () => Promise<unknown>,
): Promise<Result<null, ProjectError>> {
  try {
    await write();
  } catch (error) {
    return fail({ code: 'failed', reason: error instanceof Error ? error.message : String(error) });
  }
  await project.refresh();
  return ok(null);
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );
