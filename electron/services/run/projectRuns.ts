import type { NativeGit } from '#electron/git/nativeGit.ts';
import type { Person } from '#electron/git/git.ts';
import type { Clock } from '#electron/host/clock.ts';
import type { Shell } from '#electron/host/shell.ts';
import type { ToolsProgram } from '#electron/agents/tools/toolsProgram.ts';
import type { AgentSession, AgentLimits, AgentStart } from '#electron/agents/agentSession.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import type { PlanInside } from '#electron/services/plan/planInside.ts';
import type { SpecJournal } from '#electron/services/spec/specJournal.ts';
import type { OpenProject, OpenProjects } from '#electron/services/project/openProject.ts';
import type { Result } from '#shared/contract/result.ts';
import type { TaskCode, TaskCodeQuestion } from '#shared/code/taskCode.ts';
import type { PlanCode } from '#shared/plan/planCode.ts';
import type { ProjectId } from '#shared/project/project.ts';
import type { AttemptId, Run, RunId } from '#shared/run/run.ts';
import type { RunEventBody } from '#shared/run/runEvent.ts';
import type { Agent, Settings } from '#shared/settings/settings.ts';
import type { ActivityBook } from './activityBook.ts';
import type { MeasureMachine } from './measureMachine.ts';
import type { PermissionBook } from './permissionBook.ts';
import type { RunBook } from './runBook.ts';

/** What running needs of the rest of the host. */
export type RunNeeds = {
  readonly projects: OpenProjects;
  /** The agents of this machine's settings as they are now. */
  readonly agents: () => readonly Agent[];
  readonly defaultAgent: () => string;
  /** The roles each agent may take. */
  readonly takes: () => Settings['takes'];
  /** Calls when the settings have changed. Returns the way to stop. */
  readonly onSettings: (listener: () => void) => () => void;
  /** The name for commits where git has none. */
  readonly personName: () => string;
  readonly shell: Pick<Shell, 'revealPath' | 'notify' | 'noteWork'>;
  /** How agent programs start their tools; null where they cannot. */
  readonly tools: () => Promise<ToolsProgram | null>;
  /** Suggests changes of a spec, which a person accepts or rejects there. */
  readonly propose: SpecJournal['propose'];
  /** For Overture's own agent. */
  readonly model: AgentStart['model'];
  readonly clock: Clock;
  readonly reaper: Reaper;
  /** Free bytes where workspaces are made and for programs. */
  readonly measureMachine: MeasureMachine;
  /** Milliseconds that one check may take; a quarter of an hour when absent. */
  readonly checkLimitMs?: number;
  /** Instead of the times that agents get otherwise. */
  readonly agentLimits?: Partial<AgentLimits>;
  /** Attempts at work in all open repositories, by agent id. */
  readonly busy: () => Readonly<Record<string, number>>;
  /** Plans the inside of a group whose turn has come. */
  readonly planInside: PlanInside;
  /** What the code says of the files that globs name; without it, a run keeps to what the plan itself says. */
  readonly lookAtCode?: (id: ProjectId, globs: readonly string[]) => Promise<Result<PlanCode, string>>;
  /** What a brief says of the code, asked in bounded time; without it, or where it fails, a brief says that it is left out. */
  readonly codeForTask?: (
    id: ProjectId,
    asked: TaskCodeQuestion,
    signal: AbortSignal,
  ) => Promise<Result<TaskCode, string>>;
};

/** An attempt that is being worked on in this host. */
export type Job = {
  readonly control: AbortController;
  session: AgentSession | null;
  /** Settles when nothing of it runs any more. */
  ended: Promise<void>;
};

/** The runs of one open repository, and what is at work in them. */
export interface ProjectRuns {
  readonly needs: RunNeeds;
  readonly project: OpenProject;
  readonly book: RunBook;
  readonly activity: ActivityBook;
  readonly permissions: PermissionBook;
  readonly jobs: Map<AttemptId, Job>;
  /** Groups whose inside is being planned in this host, by run and task. */
  readonly planning: Map<string, AbortController>;
  /** One act of a run after the other, in the order asked. */
  inTurn<Value>(runId: RunId, act: () => Promise<Value>): Promise<Value>;
  record(runId: RunId, bodies: readonly RunEventBody[]): Run;
  /** Looks what can start now, starts it, and records why the rest waits. */
  schedule(runId: RunId): Promise<void>;
  /** The same behind what is under way; for acts that need not wait for it. */
  scheduleSoon(runId: RunId): void;
  /** Works on an attempt until it is handed in, has failed, or is stopped. */
  work(runId: RunId, attemptId: AttemptId): void;
  /** Ends the work of an attempt; what it records afterwards is dropped. */
  end(attemptId: AttemptId): Promise<void>;
  /**
   * Works behind the acts of a run until it is done; the signal says that the repository closes. False where it closes
   * already: then nothing is begun.
   */
  behind(work: (signal: AbortSignal) => Promise<void>): boolean;
  /** Starts nothing more, and settles when every act under way is done. */
  quiesce(): Promise<void>;
}

/** Who commits: the person git knows here, else the name of the settings. */
export async function authorOf(git: NativeGit, needs: Pick<RunNeeds, 'personName'>): Promise<Person> {
  const known = await git.identity();
  if (known.ok && known.value) return known.value;
  const name = needs.personName().trim();
  return { name: name === '' ? 'Overture' : name, email: 'overture@localhost' };
}
