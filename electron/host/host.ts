import { homedir } from 'node:os';
import { join } from 'node:path';
import { findAgents } from '#electron/agents/findAgents.ts';
import { findToolsProgram } from '#electron/agents/tools/toolsProgram.ts';
import { findGit } from '#electron/git/findGit.ts';
import { agentModel } from '#electron/services/run/agentModel.ts';
import { widerPath } from '#electron/process/widerPath.ts';
import { createReaper } from '#electron/process/reaper.ts';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import { createDiagnosticsService } from '#electron/services/diagnostics/createDiagnosticsService.ts';
import { createProjectRegistry } from '#electron/services/project/createProjectRegistry.ts';
import { createProjectService } from '#electron/services/project/createProjectService.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { progressOf } from '#electron/services/project/progressOf.ts';
import { createRunEngine } from '#electron/services/run/createRunEngine.ts';
import { measureMachine } from '#electron/services/run/measureMachine.ts';
import { createSettingsService } from '#electron/services/settings/createSettingsService.ts';
import { createSpecJournal } from '#electron/services/spec/specJournal.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { type OvertureContract, overtureContract } from '#shared/contract/overtureContract.ts';
import { type Handlers, serve } from '#shared/contract/serve.ts';
import { appFolder } from './appFolder.ts';
import { lateServices } from './lateServices.ts';
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
  // Who starts Overture from a terminal has the PATH they want.
  if (shell.kind === 'electron') process.env['PATH'] = widerPath(process.env['PATH'] ?? '', homedir());
  const resources = join(appFolder(), 'resources');
  const clock = Date.now;
  const [git, reaper] = await Promise.all([findGit(), createReaper({ folder: join(dataDir, 'processes') })]);
  await reaper.endOrphans();
  const program = git.ok ? git.value : null;
  const settings = await createSettingsService({
    dataDir,
    shell,
    version: OVERTURE_VERSION,
    openAtStart,
    async tryAgent(agent) {
      const { tryAgent } = await import('#electron/agents/tryAgent.ts');
      return tryAgent(agent, { reaper });
    },
    async signInAgent(agent, way) {
      const { signInAgent } = await import('#electron/agents/tryAgent.ts');
      return signInAgent(agent, way, { reaper });
    },
    lookForAgents: () => findAgents(join(resources, 'agents.yaml'), process.env['PATH'] ?? ''),
  });
  const personName = () => settings.current().personName;
  // Runs need the open projects, and a project that opens asks the runs to recover: one of them has to look later.
  const projects: OpenProjects = { get: (id) => registry.get(id) };
  const code = createCodeService({ projects, program });
  const journal = createSpecJournal();
  const prompts = createPromptReader(join(resources, 'prompts'));
  const runs = createRunEngine({
    projects,
    async planInside(request) {
      const { createInsidePlanner } = await import('#electron/services/plan/planInside.ts');
      const { createPlannerSource } = await import('#electron/services/plan/model/plannerSource.ts');
      const planners = createPlannerSource({ settings, reaper, prompts });
      return createInsidePlanner({ clock, code: code.reader, planners, prompts })(request);
    },
    lookAtCode: (id, globs) => code.reader.look(id, globs),
    agents: () => settings.current().agents,
    defaultAgent: () => settings.current().defaultAgent,
    takes: () => settings.current().takes,
    onSettings: (listener) => settings.onChange(listener),
    personName,
    shell,
    propose: (project, specId, proposals) => journal.propose(project, specId, proposals),
    model: () => agentModel(settings, prompts),
    tools: () =>
      findToolsProgram({
        script: join(resources, 'agentTools.mjs'),
        dataDir,
        path: process.env['PATH'] ?? '',
      }),
    clock,
    reaper,
    measureMachine,
  });
  const registry = await createProjectRegistry({
    dataDir,
    clock,
    program,
    progressOf,
    opened: (project) => runs.recover(project),
    async closing({ id }) {
      await Promise.all([code.close(id), runs.close(id)]);
    },
    personName: () => personName() || 'Overture',
    defaultAgent: () => settings.current().defaultAgent,
  });
  const readiness = () => readReadiness(dataDir, program, settings.current());
  const late = lateServices({
    projects,
    journal,
    clock,
    code: code.reader,
    settings,
    prompts,
    reaper,
    runs,
    shell,
    resources,
  });
  async function prepare(): Promise<void> {
    await registry.prepare();
    await runs.prepare();
    await late.prepare();
  }
  const handlers: Handlers<OvertureContract> = {
    project: createProjectService({
      registry,
      sampleFolder: join(resources, 'sample'),
      shell,
      readiness,
      prepare,
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
      await late.dispose();
      await code.dispose();
      await runs.dispose();
      await reaper.stopAll();
      await registry.dispose();
    },
  };
}
