import { EventEmitter } from 'node:events';
import { join } from 'node:path';
import type { Notice } from '#electron/host/shell.ts';
import type { AgentLimits, AgentModel } from '#electron/agents/agentSession.ts';
import type { Clock } from '#electron/host/clock.ts';
import { findGit } from '#electron/git/findGit.ts';
import { createReaper } from '#electron/process/reaper.ts';
import { codeForTask } from '#electron/services/code/codeForTask.ts';
import { createCodeService } from '#electron/services/code/createCodeService.ts';
import { createPromptReader } from '#electron/services/interview/model/readPrompts.ts';
import { createInsidePlanner } from '#electron/services/plan/planInside.ts';
import type { Planner } from '#electron/services/plan/model/plannerSource.ts';
import type { OwnedProject } from '#electron/services/project/createOpenProject.ts';
import { openRepository } from '#electron/services/project/openRepository.ts';
import { createReviewService } from '#electron/services/review/createReviewService.ts';
import { createRunEngine, type RunEngine } from '#electron/services/run/createRunEngine.ts';
import { createRunService } from '#electron/services/run/createRunService.ts';
import type { MeasureMachine } from '#electron/services/run/measureMachine.ts';
import type { ProjectRuns } from '#electron/services/run/projectRuns.ts';
import { createSpecJournal, type SpecJournal } from '#electron/services/spec/specJournal.ts';
import type { Result } from '#shared/contract/result.ts';
import { type SpecId, specIdSchema } from '#shared/project/project.ts';
import { NO_LIMITS } from '#shared/run/launchRoom.ts';
import type { Attempt, Run } from '#shared/run/run.ts';
import { type Agent, agentSchema, type Settings } from '#shared/settings/settings.ts';

const TOOLS = new URL('../../resources/agentTools.mjs', import.meta.url).pathname;

const PROMPTS = new URL('../../resources/prompts', import.meta.url).pathname;

export const call = { signal: new AbortController().signal };

/** The services of runs and review on a real repository, without a page. */
export type RunHost = {
  readonly project: OwnedProject;
  readonly engine: RunEngine;
  readonly journal: SpecJournal;
  /** What the system was asked to tell the person, oldest first. */
  readonly notices: readonly Notice[];
  /** How many attempts the shell was told to be at work. */
  atWork(): number;
  readonly run: ReturnType<typeof createRunService>;
  readonly review: ReturnType<typeof createReviewService>;
  /** Changes the roles the agents may take, as a person does in Settings. */
  setTakes(takes: Settings['takes']): void;
  dispose(): Promise<void>;
};

/** Opens a repository as the app does; `agents` are those of the settings, a person is always there. */
export async function openRunHost(request: {
  readonly repository: string;
  readonly dataDir: string;
  readonly agents: readonly Agent[];
  readonly measureMachine?: MeasureMachine;
  readonly checkLimitMs?: number | undefined;
  readonly agentLimits?: Partial<AgentLimits> | undefined;
  /** The roles each may take; every one when absent. */
  readonly takes?: Settings['takes'];
  /** For the built-in agent. */
  readonly model?: AgentModel;
  readonly clock?: Clock;
  /** Whether its person has said yes to its commands; so when absent. */
  readonly trusted?: boolean;
  /** Whether briefs ask the code index. */
  readonly knowsCode?: boolean;
  /** Plans the inside of groups besides the rules. */
  readonly planner?: Planner;
  /** Another git than the machine's own. */
  readonly git?: string;
}): Promise<RunHost> {
  const program = await findGit(request.git);
  const clock = request.clock ?? Date.now;
  const opened = await openRepository(request.repository, {
    dataDir: request.dataDir,
    program: program.ok ? program.value : null,
    clock,
  });
  if (!opened.ok) throw new Error(`the repository did not open: ${opened.error.code}`);
  const project = opened.value;
  if (request.trusted ?? true) await project.trust(project.state().commandsHash);
  const reaper = await createReaper({ folder: join(request.dataDir, 'processes') });
  await reaper.endOrphans(200);
  const person: Agent = { kind: 'person', id: 'person', name: 'A person' };
  const journal = createSpecJournal();
  const projects = { get: (id: string) => (id === project.id ? project : undefined) };
  const code = createCodeService({ projects, program: null });
  const agents = [person, ...request.agents];
  let takes = request.takes ?? {};
  const settings = new EventEmitter();
  const notices: Notice[] = [];
  let atWork = 0;
  const engine = createRunEngine({
    projects,
    planInside: createInsidePlanner({
      clock: Date.now,
      code: code.reader,
      planners: { current: async () => request.planner ?? null },
      prompts: createPromptReader(PROMPTS),
    }),
    ...(request.knowsCode && {
      // A busy machine is not a failure.
      codeForTask: (id, asked, signal) => codeForTask(code.reader, { id, asked, signal, limitMs: 60_000 }),
    }),
    agents: () => agents,
    defaultAgent: () => request.agents[0]?.id ?? 'person',
    takes: () => takes,
    onSettings(listener) {
      settings.on('change', listener);
      return () => settings.off('change', listener);
    },
    personName: () => 'Priya',
    shell: {
      revealPath: async () => false,
      notify: async (notice) => void notices.push(notice),
      noteWork: async (count) => void (atWork = count),
    },
    propose: (owner, specId, proposals) => journal.propose(owner, specId, proposals),
    model: async () => request.model ?? null,
    tools: async () => ({ command: process.execPath, args: [TOOLS] }),
    clock,
    reaper,
    measureMachine: request.measureMachine ?? plenty,
    ...(request.checkLimitMs !== undefined && { checkLimitMs: request.checkLimitMs }),
    ...(request.agentLimits && { agentLimits: request.agentLimits }),
  });
  let ending: Promise<void> | undefined;
  async function end(): Promise<void> {
    await engine.dispose();
    await code.dispose();
    await reaper.stopAll({ afterInputEndsMs: 0, afterTerminateMs: 500 });
    await project.dispose();
  }
  return {
    project,
    engine,
    journal,
    notices,
    atWork: () => atWork,
    run: createRunService(engine),
    review: createReviewService(engine),
    setTakes(next) {
      takes = next;
      settings.emit('change');
    },
    dispose: () => (ending ??= end()),
  };
}

/** Tests must not wait for room on the machine they run on. */
const plenty: MeasureMachine = async () => NO_LIMITS;

/** A command agent that runs a script of the repository's parent folder with node. */
export function scriptAgent(id: string, script: string): Agent {
  return agentSchema.parse({ kind: 'command', id, name: id, command: `"${process.execPath}" "${script}"` });
}

export const SPEC_ID: SpecId = specIdSchema.parse('001-greetings');

export type RunBench = {
  readonly host: RunHost;
  readonly runs: ProjectRuns;
  readonly ids: { readonly projectId: OwnedProject['id']; readonly specId: SpecId };
  start(options?: { limit?: number; agents?: Record<string, string> }): Promise<Run['id']>;
  /** The newest run as it is now. */
  now(): Run;
  /** Settles with the run once it fits; it is looked at after every event. */
  until(fits: (run: Run) => boolean): Promise<Run>;
  /** The task's last attempt once it is in that state. */
  attempt(taskId: string, state: Attempt['state'], number?: number): Promise<Attempt>;
};

export async function benchOf(host: RunHost): Promise<RunBench> {
  const ids = { projectId: host.project.id, specId: SPEC_ID };
  const runs = await host.engine.open(ids.projectId);
  if (!runs) throw new Error('the project is not open');
  const now = () => {
    const run = runs.book.newestOf(SPEC_ID);
    if (!run) throw new Error('there is no run');
    return run;
  };
  const until = (fits: (run: Run) => boolean) =>
    new Promise<Run>((resolve) => {
      const stop = runs.book.listen(() => check());
      const check = () => {
        if (!fits(now())) return;
        stop();
        resolve(now());
      };
      check();
    });
  return {
    host,
    runs,
    ids,
    now,
    until,
    async start(options = {}) {
      const started = await host.run.start({ ...ids, limit: 3, agents: {}, by: 'Priya', ...options }, call);
      must(started);
      return now().id;
    },
    async attempt(taskId, state, number) {
      const find = (run: Run) => {
        const last = run.attempts.findLast((one) => one.taskId === taskId);
        return last?.state === state && (number === undefined || last.number === number) ? last : undefined;
      };
      return find(await until((run) => find(run) !== undefined)) as Attempt;
    },
  };
}

/** The value, or the test fails with the refusal. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
