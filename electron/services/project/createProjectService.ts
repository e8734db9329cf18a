import { readFile, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { access } from 'node:fs/promises';
import type { GitProgram } from '#electron/git/gitProgram.ts';
import { initRepository } from '#electron/git/initRepository.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { Shell } from '#electron/host/shell.ts';
import type { OvertureContract } from '#shared/contract/overtureContract.ts';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { Handlers } from '#shared/contract/serve.ts';
import type { ProjectId, ProjectState, Readiness } from '#shared/project/project.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import type { OwnedProject } from './createOpenProject.ts';
import { listFolders } from './listFolders.ts';
import type { OpenProject, OpenProjects } from './openProject.ts';
import type { Progress } from './progressOf.ts';
import { openRepository, projectErrorFromGit } from './openRepository.ts';
import { projectErrorFromSystem } from './projectErrorFromSystem.ts';
import { openRecentProjects } from './recentProjects.ts';
import { resolveInside } from './resolveInside.ts';
import { copySample } from './sample.ts';
import { writeCommands } from './writeCommands.ts';

export type ProjectServiceNeeds = {
  readonly dataDir: string;
  readonly sampleFolder: string;
  readonly shell: Shell;
  readonly clock: Clock;
  readonly program: GitProgram | null;
  readonly readiness: () => Promise<Readiness>;
  readonly progressOf: (project: OpenProject) => Progress;
  /** Called once for each project that opens, before anyone sees it. */
  readonly opened: (project: OpenProject) => Promise<void>;
  /** The name put on a first version where git has none configured. */
  readonly personName: () => string;
};

export type ProjectService = {
  readonly handlers: Handlers<OvertureContract>['project'];
  readonly projects: OpenProjects;
  dispose(): Promise<void>;
};

const LARGEST_SHOWN = 1024 * 1024;

export async function createProjectService(needs: ProjectServiceNeeds): Promise<ProjectService> {
  const open = new Map<ProjectId, OwnedProject>();
  const opening = new Map<string, Promise<Result<ProjectState, ProjectError>>>();
  const recents = await openRecentProjects(join(needs.dataDir, 'recent.json'));

  /** Two pages asking for the same folder at once share one opening. */
  function openPath(path: string): Promise<Result<ProjectState, ProjectError>> {
    const known = opening.get(path);
    if (known) return known;
    const result = openOnce(path).finally(() => opening.delete(path));
    opening.set(path, result);
    return result;
  }

  async function openOnce(path: string): Promise<Result<ProjectState, ProjectError>> {
    const already = [...open.values()].find((project) => project.path === path);
    const project = already ? ok(already) : await openRepository(path, needs);
    if (!project.ok) return project;
    const twin = open.get(project.value.id);
    if (twin && twin !== project.value) await project.value.dispose();
    const owned = twin ?? project.value;
    if (!twin) {
      open.set(owned.id, owned);
      await needs.opened(owned);
      owned.onChange(() => void remember(owned));
    } else {
      await owned.refresh();
    }
    await remember(owned);
    return ok(owned.state());
  }

  async function remember(project: OwnedProject): Promise<void> {
    const { id, name, path, branch } = project.state();
    const openedAt = new Date(needs.clock()).toISOString();
    await recents.remember({ id, name, path, branch, openedAt, ...needs.progressOf(project) });
  }

  async function startHistory(path: string): Promise<Result<ProjectState, ProjectError>> {
    const name = needs.personName();
    const made = await initRepository({
      path,
      native: needs.program,
      message: 'Start keeping history',
      author: { name, email: 'overture@localhost' },
    });
    return made.ok ? openPath(path) : fail(await projectErrorFromGit(made.error, path));
  }

  const withProject = async <Value>(
    projectId: ProjectId,
    act: (project: OwnedProject) => Promise<Result<Value, ProjectError>>,
  ): Promise<Result<Value, ProjectError>> => {
    const project = open.get(projectId);
    return project ? act(project) : fail({ code: 'unknownProject' });
  };

  const handlers: ProjectService['handlers'] = {
    readiness: async () => ok({ ...(await needs.readiness()) }),
    async recent() {
      const entries = await Promise.all(
        recents.list().map(async (entry) => ({ ...entry, missing: !(await exists(entry.path)) })),
      );
      return ok(entries);
    },
    async forgetRecent({ projectId }) {
      await recents.forget(projectId);
      return ok(null);
    },
    async chooseFolder() {
      if (needs.shell.kind === 'browser') return ok({ supported: false, path: null });
      return ok({ supported: true, path: await needs.shell.chooseFolder() });
    },
    listFolders: ({ path }) => listFolders(path),
    open: ({ path }) => openPath(path),
    startHistory: ({ path }) => startHistory(path),
    async createSample({ parent }) {
      const folder = await copySample(needs.sampleFolder, parent);
      return folder.ok ? startHistory(folder.value) : folder;
    },
    async watch({ projectId }, feed, { signal }) {
      const project = open.get(projectId) ?? (await reopen(projectId));
      if (!project) return fail({ code: 'unknownProject' });
      feed.snapshot(project.state());
      const stop = project.onChange(() => feed.event(project.state()));
      await aborted(signal);
      stop();
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
    revealFolder: ({ projectId }) =>
      withProject(projectId, async (project) => {
        await needs.shell.revealPath(project.path);
        return ok(null);
      }),
  };

  /** A page reloaded after the host started anew still names the project it shows. */
  async function reopen(id: ProjectId): Promise<OwnedProject | undefined> {
    const entry = recents.list().find((recent) => recent.id === id);
    if (entry) await openPath(entry.path);
    return open.get(id);
  }

  return {
    handlers,
    projects: { get: (id) => open.get(id) },
    async dispose() {
      await Promise.all([...open.values()].map((project) => project.dispose()));
      open.clear();
    },
  };
}

async function readShownFile(root: string, path: string): Promise<Result<string, ProjectError>> {
  try {
    const real = await resolveInside(root, path);
    if (!real) return fail({ code: 'fileUnreadable', path, reason: 'it lies outside this project.' });
    if ((await stat(real)).size > LARGEST_SHOWN)
      return fail({ code: 'fileUnreadable', path, reason: 'it is larger than 1 MB.' });
    const bytes = await readFile(real);
    if (bytes.includes(0)) return fail({ code: 'fileUnreadable', path, reason: 'it is not text.' });
    return ok(bytes.toString('utf8'));
  } catch (error) {
    return fail(projectErrorFromSystem(error, join(basename(dirname(path)), basename(path))));
  }
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  );

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
}
