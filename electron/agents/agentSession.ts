import type { Clock } from '#electron/host/clock.ts';
import type { Reaper } from '#electron/process/reaper.ts';
import type { ActivityEntry } from '#shared/run/activity.ts';
import type { Need } from '#shared/run/run.ts';

/** How an agent's work ended, in one sentence. `report` is what it wrote to whoever reads its work. */
export type AgentOutcome = {
  readonly ending: 'finished' | 'failed' | 'cancelled';
  readonly sentence: string;
  readonly report: string;
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
  /** What a person has allowed for good in the project, whose name stands on that choice. */
  readonly permissions: { readonly project: string; readonly holds: (act: string) => boolean };
  readonly clock: Clock;
  readonly reaper: Reaper;
};

/** One agent at work on one attempt. Every kind of agent speaks through this. */
export interface AgentSession {
  /** Settles once the agent and every process it started have ended; never rejects. */
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
