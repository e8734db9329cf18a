import { homedir } from 'node:os';
import { join } from 'node:path';
import { findAgents } from '#electron/agents/findAgents.ts';
import { findToolsProgram } from '#electron/agents/tools/toolsProgram.ts';
import { signInAgent, tryAgent } from '#electron/agents/tryAgent.ts';
import { findGit } from '#electron/git/findGit.ts';
import { agentModel } from '#electron/services/run/agentModel.ts';
import { widerPath } from '#electron/process/widerPath.ts';
import { createReaper } from '#electron/process/reaper.ts';
import { createBriefService } from '#electron/services/brief/createBriefService.ts';
import { createTemplateReader } from '#electron/services/brief/readTemplates.ts';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createInterviewService } from '#electron/services/interview/createInterviewService.ts';
import { createInterviewerSource } from '#electron/services/interview/model/interviewerSource.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import { createQuestionBankReader } from '#electron/services/interview/readQuestionBank.ts';
import { createForeignService } from '#electron/services/foreign/createForeignService.ts';
import { createDiagnosticsService } from '#electron/services/diagnostics/createDiagnosticsService.ts';
import { createHandoverService } from '#electron/services/handover/createHandoverService.ts';
import { createRunReader } from '#electron/services/plan/createRunReader.ts';
import { createPlannerSource } from '#electron/services/plan/model/plannerSource.ts';
import { createPlanService } from '#electron/services/plan/createPlanService.ts';
import { createProjectRegistry } from '#electron/services/project/createProjectRegistry.ts';
import { createProjectService } from '#electron/services/project/createProjectService.ts';
import type { OpenProjects } from '#electron/services/project/openProject.ts';
import { progressOf } from '#electron/services/project/progressOf.ts';
import { createReviewService } from '#electron/services/review/createReviewService.ts';
import { createRunEngine } from '#electron/services/run/createRunEngine.ts';
import { measureMachine } from '#electron/services/run/measureMachine.ts';
import { createRunService } from '#electron/services/run/createRunService.ts';
import { createSettingsService } from '#electron/services/settings/createSettingsService.ts';
import { createSpecService } from '#electron/services/spec/createSpecService.ts';
import { createSpecJournal } from '#electron/services/spec/specJournal.ts';
import type { Channel } from '#shared/contract/channel.ts';
import { type OvertureContract, overtureContract } from '#shared/contract/overtureContract.ts';
import { type Handlers, serve } from '#shared/contract/serve.ts';
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
    tryAgent: (agent) => tryAgent(agent, { reaper }),
    signInAgent: (agent, way) => signInAgent(agent, way, { reaper }),
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
    lookAtCode: (id, globs) => code.reader.look(id, globs),
    agents: () => settings.current().agents,
    defaultAgent: () => settings.current().defaultAgent,
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
    personName: () => personName() || 'Overture',
  });
  const readiness = () => readReadiness(dataDir, program, settings.current());
  const templates = createTemplateReader(join(resources, 'templates.yaml'));
  const bank = createQuestionBankReader(join(resources, 'questions.yaml'));
  const source = createInterviewerSource({ settings, prompts, reaper });
  const interview = createInterviewService({
    projects,
    journal,
    clock,
    bank,
    source,
    code: code.reader,
  });
  const plan = createPlanService({
    projects,
    code: code.reader,
    runs: createRunReader(runs),
    clock,
    prompts,
    planners: createPlannerSource({ settings, prompts, reaper }),
  });
  const handlers: Handlers<OvertureContract> = {
    project: createProjectService({
      registry,
      sampleFolder: join(resources, 'sample', 'harbor'),
      shell,
      readiness,
    }),
    settings: settings.handlers,
    spec: createSpecService({ projects, journal, clock, personName, templates }),
    foreign: createForeignService({ projects }),
    brief: createBriefService({ templates }),
    diagnostics: createDiagnosticsService({
      dataDir,
      version: OVERTURE_VERSION,
      shell,
      clock,
      settings: () => settings.current(),
      readiness,
      repositories: () => registry.recents.list().map(({ path }) => path),
    }),
    handover: createHandoverService({
      projects,
      journal,
      clock,
      shell,
      resources: join(resources, 'handover'),
    }),
    interview,
    plan,
    run: createRunService(runs),
    review: createReviewService(runs),
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
      await interview.dispose();
      await plan.dispose();
      await code.dispose();
      await runs.dispose();
      await reaper.stopAll();
      await registry.dispose();
    },
  };
}
