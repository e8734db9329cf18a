import { join } from 'node:path';
import { findGit } from '#electron/git/findGit.ts';
import { createProjectService } from '#electron/services/project/createProjectService.ts';
import { progressOf } from '#electron/services/project/progressOf.ts';
import { createSettingsService } from '#electron/services/settings/createSettingsService.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { overtureContract } from '#shared/contract/overtureContract.ts';
import { fail } from '#shared/contract/result.ts';
import { serve } from '#shared/contract/serve.ts';
import { appFolder } from './appFolder.ts';
import { readReadiness } from './readiness.ts';
import type { Shell } from './shell.ts';
import { OVERTURE_VERSION } from './version.ts';

export interface HostNeeds {
  /** Everything Overture keeps lives below here. */
  readonly dataDir: string;
  readonly shell: Shell;
  /** A repository named on the command line. */
  readonly openAtStart?: string;
}

export interface Host {
  /** Answers one page until its channel closes. */
  connect(channel: Channel): void;
  /** Ends what runs and writes what is unwritten. */
  close(): Promise<void>;
}

/** The composition root: every service is made here, from what it needs. */
export async function createHost({ dataDir, shell, openAtStart }: HostNeeds): Promise<Host> {
  const resources = join(appFolder(), 'resources');
  const clock = Date.now;
  const found = await findGit();
  const program = found.ok ? found.value : null;
  const settings = await createSettingsService({
    dataDir,
    shell,
    version: OVERTURE_VERSION,
    openAtStart,
    tryAgent: async () => fail('Agents cannot be tried yet.'),
    found: [],
  });
  const project = await createProjectService({
    dataDir,
    sampleFolder: join(resources, 'sample', 'harbor'),
    shell,
    clock,
    program,
    readiness: () => readReadiness(dataDir, program, settings.current().agents),
    progressOf,
    opened: async () => undefined,
    personName: () => settings.current().personName || 'Overture',
  });

  const contract = { project: overtureContract.project, settings: overtureContract.settings };
  const handlers = { project: project.handlers, settings: settings.handlers };
  const report = (error: unknown, method: string) => console.error(`${method} failed`, error);
  const stops = new Set<() => void>();

  return {
    connect(channel) {
      const stop = serve(channel, contract, handlers, report);
      stops.add(stop);
      channel.onClose(() => stops.delete(stop));
    },
    async close() {
      for (const stop of stops) stop();
      await project.dispose();
    },
  };
}
