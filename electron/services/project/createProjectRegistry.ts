import { join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { ProjectId, ProjectState } from '#shared/project/project.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import type { Admission } from './admission.ts';
import type { OwnedProject } from './createOpenProject.ts';
import { createOpenSet } from './createOpenSet.ts';
import { projectErrorFromGit } from './projectErrorFromGit.ts';
import type { ProjectRegistryNeeds } from './projectRegistryNeeds.ts';
import { openRecentProjects, type RecentProjects } from './recentProjects.ts';
import { rememberProject } from './rememberProject.ts';

/** The repositories that are open, each once, however many pages ask for it. */
export interface ProjectRegistry {
  readonly recents: RecentProjects;
  get(id: ProjectId): OwnedProject | undefined;
  /** Loads what opening a repository takes, which the first screen does without. */
  prepare(): Promise<void>;
  open(path: string): Promise<Result<ProjectState, ProjectError>>;
  /** A page reloaded after the host started anew still names the project it shows. */
  reopen(id: ProjectId): Promise<OwnedProject | undefined>;
  /** Makes the first version of what lies there, then opens it. */
  startHistory(path: string): Promise<Result<ProjectState, ProjectError>>;
  /** Makes the sample below `parent`, recorded run and all, then opens it. */
  createSample(source: string, parent: string): Promise<Result<ProjectState, ProjectError>>;
  dispose(): Promise<void>;
}

/** Reading a repository takes a git of its own. */
const loadOpening = () => import('./openRepository.ts');

export async function createProjectRegistry(needs: ProjectRegistryNeeds): Promise<ProjectRegistry> {
  const openSet = createOpenSet(async (project) => {
    await needs.closing(project);
    await project.dispose();
  });
  const opening = new Map<string, Promise<Result<ProjectState, ProjectError>>>();
  const recents = await openRecentProjects(join(needs.dataDir, 'recent.json'));
  const author = () => ({ name: needs.personName(), email: 'overture@localhost' });

  /** Two pages asking for the same folder at once share one opening. */
  function open(path: string): Promise<Result<ProjectState, ProjectError>> {
    const known = opening.get(path);
    if (known) return known;
    const result = openOnce({ needs, open: openSet, recents }, path).finally(() => opening.delete(path));
    opening.set(path, result);
    return result;
  }

  return {
    recents,
    get: (id) => openSet.get(id),
    async prepare() {
      await loadOpening();
    },
    open,
    async reopen(id) {
      const entry = recents.list().find((recent) => recent.id === id);
      if (!openSet.get(id) && entry) await open(entry.path);
      return openSet.get(id);
    },
    async createSample(source, parent) {
      const { makeSample } = await import('./sample/makeSample.ts');
      const agent = needs.defaultAgent();
      const made = await makeSample({ ...needs, source, parent, agent, author: author() });
      return made.ok ? open(made.value) : made;
    },
    async startHistory(path) {
      const { initRepository } = await import('#electron/git/initRepository.ts');
      const made = await initRepository({
        path,
        native: needs.program,
        message: 'Start keeping history',
        author: author(),
      });
      if (made.ok) return open(path);
      return fail(await projectErrorFromGit(made.error, path));
    },
    dispose: () => openSet.dispose(),
  };
}

async function openOnce(
  { needs, open, recents }: Admission,
  path: string,
): Promise<Result<ProjectState, ProjectError>> {
  // What is on its way out still has the files that a new opening takes.
  await open.closed();
  const known = open.at(path);
  const { openRepository } = await loadOpening();
  const found = known ? ok(known) : await openRepository(path, needs);
  if (!found.ok) return found;
  const project = await admit({ needs, open, recents }, found.value);
  await rememberProject({ needs, open, recents }, project);
  return ok(project.state());
}

/** The same repository can be asked for by another path, such as a symbolic link; it stays open once. */
async function admit({ needs, open, recents }: Admission, found: OwnedProject): Promise<OwnedProject> {
  const twin = open.get(found.id);
  if (twin) {
    if (twin !== found) await found.dispose();
    open.makeNewest(twin);
    await twin.refresh();
    return twin;
  }
  open.add(found);
  await needs.opened(found);
  found.onChange(() => {
    rememberProject({ needs, open, recents }, found).catch((error: unknown) =>
      console.error('the list of recent projects was not saved', error),
    );
  });
  found.onFree(() => {
    open.makeNewest(found);
    open.closeIdle();
  });
  open.closeIdle();
  return found;
}
