import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Clock } from '#electron/host/clock.ts';
import type { Git } from '#electron/git/git.ts';
import { isNativeGit } from '#electron/git/nativeGit.ts';
import { repeatWhileAsked } from '#electron/services/repeatWhileAsked.ts';
import { type Ledger, openLedger } from '#electron/storage/ledger.ts';
import type { ProjectId } from '#shared/project/project.ts';
import { claimRepository, type RepositoryClaim } from './claimRepository.ts';
import { createListeners } from './createListeners.ts';
import { recordSeen } from './mendingNote.ts';
import { type ObservedProject, observeProject } from './observeProject.ts';
import { createSummaryFacts } from './summarizeSpecs.ts';
import type { OpenProject } from './openProject.ts';
import { createProjectHolds } from './projectHolds.ts';
import { recordDistrust, recordTrust } from './trustLedger.ts';
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

/** What is opened with a repository and closed with it. */
type Parts = OpenProjectNeeds & { readonly ledger: Ledger; readonly claim: RepositoryClaim };

export async function createOpenProject(needs: OpenProjectNeeds): Promise<OwnedProject> {
  const { id, path, dataFolder } = needs;
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const claim = await claimRepository(id);
  // What is mended at the opening is in the first state.
  let mended = (): void => undefined;
  const ledger = openLedger(join(dataFolder, 'ledger.sqlite'), needs.clock, () => mended());
  const parts = { ...needs, ledger, claim };
  const view = await createView(parts).catch((error: unknown) => {
    claim.release();
    ledger.close();
    throw error;
  });
  const refreshSoon = () => {
    view.refresh().catch((error: unknown) => console.error(`reading ${path} again failed`, error));
  };
  mended = refreshSoon;
  const stopWatching = watchProject(path, needs.commonDir, view.settings().specs, refreshSoon);
  const freed = createListeners();
  const holds = createProjectHolds(() => freed.tell());

  return {
    id,
    path,
    name: basename(path),
    dataFolder,
    ledger,
    git: view.git,
    nativeGit: view.nativeGit,
    settings: view.settings,
    state: view.state,
    refresh: view.refresh,
    onChange: view.onChange,
    ...trustActs(ledger, view),
    hold: () => holds.hold(),
    isHeld: () => holds.isHeld(),
    onFree: (listener) => freed.add(listener),
    async dispose() {
      mended = () => undefined;
      await stopWatching();
      await view.dispose();
      claim.release();
      ledger.close();
    },
  };
}

type View = Awaited<ReturnType<typeof createView>>;

/** The repository as it was seen last, through the git that its trust allows. */
async function createView({ engines, ...parts }: Parts) {
  let native: Git | null = null;
  const facts = createSummaryFacts();
  const observe = async (): Promise<ObservedProject> => {
    const seen = await observeProject({ engines, facts, ...parts });
    if (seen.state.trust.state === 'trusted') native ??= await engines.openNative();
    return seen;
  };
  let now = await observe();
  const changed = createListeners();
  const { ask: refresh, settled } = repeatWhileAsked(
    async () => {
      now = await observe();
    },
    () => changed.tell(),
  );
  const trusted = () => (now.state.trust.state === 'trusted' ? native : null);

  return {
    refresh,
    state: () => now.state,
    settings: (): ReturnType<OpenProject['settings']> => ({
      ...now.read.settings,
      commands: Object.fromEntries(now.state.commands.map(({ name, command }) => [name, command])),
    }),
    git: () => trusted() ?? engines.embedded,
    nativeGit: () => {
      const git = trusted();
      return git && isNativeGit(git) ? git : null;
    },
    onChange: (listener: () => void) => changed.add(listener),
    async dispose() {
      await settled();
      await native?.dispose();
      await engines.embedded.dispose();
    },
  };
}

function trustActs(
  ledger: Ledger,
  { refresh, state }: View,
): Pick<OwnedProject, 'trust' | 'distrust' | 'acknowledgeMending'> {
  return {
    async trust(hash) {
      await refresh();
      if (hash !== state().commandsHash) return false;
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
  };
}
