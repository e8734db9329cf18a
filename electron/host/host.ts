import { homedir } from 'node:os';
import { join } from 'node:path';
import { findGit } from '#electron/git/findGit.ts';
import { widerPath } from '#electron/process/widerPath.ts';
import { createReaper } from '#electron/process/reaper.ts';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import { createDiagnosticsService } from '#electron/services/diagnostics/createDiagnosticsService.ts';
import { createProjectService } from '#electron/services/project/createProjectService.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { createSpecJournal } from '#electron/services/spec/specJournal.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { type OvertureContract, overtureContract } from '#shared/contract/overtureContract.ts';
import { type Handlers, serve } from '#shared/contract/serve.ts';
import { appFolder } from './appFolder.ts';
import { lateServices } from './lateServices.ts';
import { readReadiness } from './readiness.ts';
import type { Shell } from './shell.ts';
import { startRegistry } from './startRegistry.ts';
import { startRuns } from './startRuns.ts';
import { startSettings } from './startSettings.ts';
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
export async function createHost(outer: HostNeeds): Promise<Host> {
  const { dataDir, shell } = outer;
  // Who starts Overture from a terminal has the PATH they want.
  if (shell.kind === 'electron') process.env['PATH'] = widerPath(process.env['PATH'] ?? '', homedir());
  const resources = join(appFolder(), 'resources');
  const clock = Date.now;
  const [git, reaper] = await Promise.all([findGit(), createReaper({ folder: join(dataDir, 'processes') })]);
  await reaper.endOrphans();
  const program = git.ok ? git.value : null;
  const settings = await startSettings({ ...outer, reaper, resources });
  // Runs need the open projects, and a project that opens asks the runs to recover: one of them has to look later.
  const projects: OpenProjects = { get: (id) => registry.get(id) };
  const code = createCodeService({ projects, program });
  const journal = createSpecJournal();
  const prompts = createPromptReader(join(resources, 'prompts'));
  const shared = { projects, journal, clock, code: code.reader, settings, prompts, reaper, shell, resources };
  const runs = startRuns({ ...shared, dataDir });
  const registry = await startRegistry({ dataDir, clock, program, runs, code, settings });
  const late = lateServices({ ...shared, runs });
  const readiness = () => readReadiness(dataDir, program, settings.current());
  const handlers: Handlers<OvertureContract> = {
    project: createProjectService({
      registry,
      sampleFolder: join(resources, 'sample'),
      shell,
      readiness,
      async prepare() {
        for (const part of [registry, runs, late]) await part.prepare();
      },
    }),
    settings: settings.handlers,
    diagnostics: createDiagnosticsService({
      dataDir,
      version: OVERTURE_VERSION,
      shell,
      clock,
      settings: () => settings.current(),
      readiness,
      repositories: () => registry.recents.list().map(({ path }) => path),
    }),
    ...late.handlers,
    code: code.handlers,
  };
  return serveChannels(handlers, async () => {
    await late.dispose();
    await code.dispose();
    await runs.dispose();
    await reaper.stopAll();
    await registry.dispose();
  });
}

/** `end` ends what runs, once no page is answered any more. */
function serveChannels(handlers: Handlers<OvertureContract>, end: () => Promise<void>): Host {
  const report = (error: unknown, method: string) => console.error(`${method} failed`, error);
  const stops = new Set<() => void>();
  return {
    connect(channel) {
      const stop = serve(channel, overtureContract, handlers, report);
      stops.add(stop);
      channel.onClose(() => stops.delete(stop));
    },
    async close() {
      for (const stop of stops) stop();
      await end();
    },
  };
}
