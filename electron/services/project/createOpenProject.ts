import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '#electron/host/clock.ts';
import type { Git } from '#electron/git/git.ts';
import { isNativeGit } from '#electron/git/nativeGit.ts';
import { openLedger } from '#electron/storage/ledger.ts';
import type { ProjectCommand, ProjectId, ProjectState } from '#shared/project/project.ts';
import { claimRepository } from './claimRepository.ts';
import { commandsHash } from './commandsHash.ts';
import { readMending, recordSeen } from './mendingNote.ts';
import type { OpenProject } from './openProject.ts';
import { type ReadSettings, readProjectSettings } from './projectSettings.ts';
import { createProjectHolds } from './projectHolds.ts';
import { proposeCommands } from './proposeCommands.ts';
import { readApprovals } from '#electron/services/spec/readApprovals.ts';
import { summarizeSpecs } from './summarizeSpecs.ts';
import { readTrust, recordDistrust, recordTrust } from './trustLedger.ts';
import { watchProject } from './watchProject.ts';

/** The two engines on one repository; `native` is null where git is not installed. */
export type Engines = {
  readonly embedded: Git;
  openNative(): Promise<Git | null>;
  readonly version: string | null;
};

export type OpenProjectNeeds = {
  readonly id: ProjectId;
  readonly path: string;
  readonly commonDir: string;
  readonly dataFolder: string;
  readonly engines: Engines;
  readonly clock: Clock;
};

/** An open repository and the acts that only the project service may do. */
export interface OwnedProject extends OpenProject {
  trust(commandsHash: string): Promise<boolean>;
  distrust(): Promise<void>;
  acknowledgeMending(): Promise<void>;
  isHeld(): boolean;
  /** Called each time nobody holds it any more. Returns the way to stop. */
  onFree(listener: () => void): () => void;
  dispose(): Promise<void>;
}

export async function createOpenProject(needs: OpenProjectNeeds): Promise<OwnedProject> {
  const { id, path, dataFolder, engines } = needs;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  let isOpen = false;
  let read = await readProjectSettings(path);
  const claim = await claimRepository(id);
  const ledger = openLedger(join(dataFolder, 'ledger.sqlite'), needs.clock, refreshSoon);
  const listeners = new Set<() => void>();
  const freeListeners = new Set<() => void>();
  const holds = createProjectHolds(() => {
    for (const listener of freeListeners) listener();
  });
  let native: Git | null = null;
  let state: ProjectState;
  try {
    state = await observe();
  } catch (error) {
    ledger.close();
    throw error;
  }
  let refreshing: Promise<void> | null = null;
  let again = false;

  async function observe(): Promise<ProjectState> {
    read = await readProjectSettings(path);
    const commands = await commandsOf(path, read);
    const hash = commandsHash(commands);
    const trust = readTrust(ledger, hash);
    if (trust.state === 'trusted') native ??= await engines.openNative();
    const [head, specs] = await Promise.all([
      engines.embedded.head(),
      summarizeSpecs(join(path, read.settings.specs), (specId) => readApprovals(ledger, specId)),
    ]);
    return {
      id,
      name: basename(path),
      path,
      branch: head.ok ? head.value.branch : null,
      head: head.ok ? head.value.commit : null,
      trust,
      commands,
      commandsProposed: !read.found,
      commandsHash: hash,
      protected: read.settings.protected,
      agentLimit: read.settings.limits.agents,
      roles: read.settings.roles,
      rules: {
        permissions: read.settings.permissions,
        verify: read.settings.verify,
        retries: read.settings.limits.retries,
        groups: read.settings.groups,
        dollars: read.settings.limits.dollars,
      },
      gitVersion: engines.version,
      specs,
      heldElsewhere: !claim.isOurs(),
      mending: readMending(ledger),
      problems: read.problems,
    };
  }

  /** Asked again while at work, it looks once more afterwards, so that no change is missed. */
  function refresh(): Promise<void> {
    if (refreshing) {
      again = true;
      return refreshing;
    }
    refreshing = (async () => {
      do {
        again = false;
        state = await observe();
      } while (again);
      for (const listener of listeners) listener();
    })().finally(() => {
      refreshing = null;
    });
    return refreshing;
  }

  function refreshSoon(): void {
    // What is mended at the opening is in the first state.
    if (!isOpen) return;
    refresh().catch((error: unknown) => console.error(`reading ${path} again failed`, error));
  }

  isOpen = true;
  const stopWatching = watchProject(path, needs.commonDir, read.settings.specs, refreshSoon);

  return {
    id,
    path,
    name: basename(path),
    dataFolder,
    ledger,
    git: () => (state.trust.state === 'trusted' && native ? native : engines.embedded),
    nativeGit: () => (state.trust.state === 'trusted' && native && isNativeGit(native) ? native : null),
    settings: () => ({
      ...read.settings,
      commands: Object.fromEntries(state.commands.map((c) => [c.name, c.command])),
    }),
    state: () => state,
    refresh,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    hold: () => holds.hold(),
    isHeld: () => holds.isHeld(),
    onFree(listener) {
      freeListeners.add(listener);
      return () => freeListeners.delete(listener);
    },
    async trust(hash) {
      await refresh();
      if (hash !== state.commandsHash) return false;
      recordTrust(ledger, hash);
      await refresh();
      return true;
    },
    async distrust() {
      recordDistrust(ledger);
      await refresh();
    },
    async acknowledgeMending() {
      recordSeen(ledger);
      await refresh();
    },
    async dispose() {
      isOpen = false;
      await stopWatching();
      await refreshing?.catch(() => undefined);
      await native?.dispose();
      await engines.embedded.dispose();
      claim.release();
      ledger.close();
    },
  };
}

/** Without an overture.yaml the commands are those that the repository's own files suggest. */
async function commandsOf(path: string, read: ReadSettings): Promise<readonly ProjectCommand[]> {
  const commands = read.found ? read.settings.commands : await proposeCommands(path);
  return Object.entries(commands).map(([name, command]) => ({ name, command }));
}
