import type { Clock } from '#electron/host/clock.ts';
import type { Model } from '#electron/model/model.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { ModelPrices } from '#shared/settings/settings.ts';
import type { ToolsProgram } from './tools/toolsProgram.ts';
import type { PermissionPolicy } from '#shared/run/permission.ts';
import type { Evidence, Need, Note, Usage } from '#shared/run/run.ts';

/** How an agent's work ended, in one sentence. `report` is what it wrote to whoever reads its work. */
export type AgentOutcome = {
  readonly ending: 'finished' | 'failed' | 'cancelled';
  readonly sentence: string;
  readonly report: string;
};

export type NewNote = Pick<Note, 'kind' | 'text' | 'reason'>;
export type NewClaim = Pick<Evidence, 'criterion' | 'shows' | 'text' | 'path' | 'line'>;

/** `exitCode` is null when it did not run to its end; `output` is the end of what it printed. */
export type CheckRun = {
  readonly command: string;
  readonly exitCode: number | null;
  readonly output: string;
};

/** The attempt an agent works on, as far as it may know and add to it. Texts are Markdown. */
export interface AgentFacts {
  /** How many comments earlier work came back with; the brief counts them from 1. */
  comments(): number;
  /** Answers one of them. */
  answer(comment: number, text: string): void;
  spec(): string;
  /** Null when the spec has no such criterion. */
  criterion(id: string): string | null;
  /** Globs of the task's scope as they are now; none when it may change every file. */
  scope(): readonly string[];
  /** Whether a file, by its path in the repository, is kept from models: secrets by custom, and what the project carries. */
  isSecret(path: string): boolean;
  /** Names of the commands that will be run on the work. */
  checks(): readonly string[];
  /** Runs one of them in the workspace, as it is now; null when there is none of that name. */
  runCheck(name: string, signal: AbortSignal): Promise<CheckRun | null>;
  note(note: NewNote): void;
  /** A claim counts as opinion until a check or a person shows the same. */
  claim(claim: NewClaim): void;
}

/** What Overture's own agent works with. Prices are US dollars for a million tokens. */
export type AgentModel = {
  readonly open: (onWait: (sentence: string) => void) => Model;
  readonly name: string;
  readonly prices: ModelPrices | null;
  readonly instructions: string;
};

/** Milliseconds that agents get. */
export type AgentLimits = {
  /** For a session to open. */
  readonly open: number;
  /** To answer a cancelled turn; the slowest measured took 360. */
  readonly cancel: number;
  /** Between the steps of ending a program: its input closed, asked to end, ended. */
  readonly exit: number;
  /** Before its silence is told; some agents try again for a minute without a word. */
  readonly silence: number;
  /** How long a question keeps the calling agent waiting; several give a call up after a minute. */
  readonly question: number;
};

/** What an agent may do without being asked. */
export type AgentPermissions = {
  /** The project's name, which stands on the choice of what lasts. */
  readonly project: string;
  /** What a person has allowed for good in the project. */
  readonly holds: (act: string) => boolean;
  readonly policy: PermissionPolicy;
  /** Why a change of that file, relative to the workspace, is not the task's to make; null when it is. */
  readonly objection: (path: string) => string | null;
};

export type AgentStart = {
  readonly brief: string;
  /** The same brief as a file, outside the workspace so that it never becomes part of the work. */
  readonly briefFile: string;
  /** Absolute path of the folder to work in. */
  readonly workspace: string;
  /** Called again with the same id when an entry changes. */
  readonly onActivity: (entry: ActivityEntry) => void;
  readonly onNeed: (need: Need) => void;
  /** All it used so far; only those who know call it. */
  readonly onUsage: (usage: Usage) => void;
  /** What it may look up and record while it works, offered to it as tools. */
  readonly facts: AgentFacts;
  /** The model of the settings, for Overture's own agent; null while there is none. */
  readonly model: () => Promise<AgentModel | null>;
  /** How an agent program starts its tools; null where they cannot be offered. */
  readonly tools: ToolsProgram | null;
  /** Begins the ids of entries and needs, so that they differ from those of the attempt's earlier sessions. */
  readonly series: string;
  /** What earlier sessions of the attempt used. */
  readonly usageBefore: Usage | null;
  /** The agent's own name for an earlier session to go on from, and where the new one is told. */
  readonly resume: string | null;
  readonly onSession: (sessionId: string) => void;
  readonly limits?: Partial<AgentLimits>;
  readonly permissions: AgentPermissions;
  readonly clock: Clock;
  readonly reaper: Reaper;
};

/** One agent at work on one attempt. Every kind of agent speaks through this. */
export interface AgentSession {
  /** Settles once the agent and every process it started have ended; rejects only where the disk took no word of it. */
  readonly ended: Promise<AgentOutcome>;
  /** False when nothing waits under that id. */
  answer(needId: string, answer: { readonly optionId: string; readonly text: string }): boolean;
  /** False when this agent cannot be told anything now. */
  tell(text: string): boolean;
  /** For a person: the work is ready. False for agents, which end by themselves. */
  handIn(): boolean;
  /** Ends the work; `ended` then settles as cancelled. */
  stop(): Promise<void>;
}
