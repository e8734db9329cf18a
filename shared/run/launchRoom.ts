import { isAtWork } from './taskStates.ts';
import type { Run } from './run.ts';

/** What there is to start with besides the run's own limit of tasks at once. */
export type LaunchRoom = {
  /** How many attempts of an agent may be at work in this run, by agent id; one not named has no limit of its own. */
  readonly perAgent: Readonly<Record<string, number>>;
  /** US dollars that the run may use in all; null for no limit. */
  readonly dollars: number | null;
  /** Bytes where workspaces are made. */
  readonly disk: Room;
  /** Bytes that programs can still have. */
  readonly memory: Room;
};

/** `free` is null where the machine does not say; what would go below `keep` waits. */
export type Room = { readonly free: number | null; readonly keep: number };

const PLENTY: Room = { free: null, keep: 0 };

export const NO_LIMITS: LaunchRoom = { perAgent: {}, dollars: null, disk: PLENTY, memory: PLENTY };

/** US dollars that the run's attempts have told of so far; agents that tell nothing count as nothing. */
export function dollarsUsed(run: Run): number {
  return run.attempts.reduce((sum, { usage }) => sum + (usage?.dollars ?? 0), 0);
}

/** `ready` when only the machine or a limit of numbers keeps the task waiting. */
type Shortage = { readonly kind: 'agent' | 'dollars' | 'disk' | 'memory'; readonly why: string };

/**
 * Why there is no room for a task of the agent's, or null. `others` are those at work, launched by the same decision included.
 * Memory is never held against the first: nothing would be running that could give any back.
 */
export function findShortage(
  run: Run,
  agentId: string,
  others: readonly { readonly agentId: string }[],
  room: LaunchRoom,
): Shortage | null {
  const disk = short(room.disk);
  if (disk)
    return {
      kind: 'disk',
      why: `Only ${disk} where workspaces are made. It starts when there is room again.`,
    };
  if (agentId === 'person') return null;
  const used = dollarsUsed(run);
  if (room.dollars !== null && used >= room.dollars) {
    const why = `The run has used ${inDollars(used)} of its ${inDollars(room.dollars)}. Raise the limit in Settings, or start it now.`;
    return { kind: 'dollars', why };
  }
  const own = others.filter((other) => other.agentId === agentId).length;
  const most = room.perAgent[agentId];
  if (most !== undefined && own >= most) {
    return {
      kind: 'agent',
      why: `${nameOf(run, agentId)} has as much work as it may have at once. It starts when one hands in.`,
    };
  }
  const memory = others.length > 0 ? short(room.memory) : null;
  return memory
    ? { kind: 'memory', why: `Only ${memory} for programs. It starts when a task at work hands in.` }
    : null;
}

/** Agents at work, people aside. */
export function agentsAtWork(run: Run): readonly { readonly agentId: string }[] {
  return run.attempts.filter(({ state, agentId }) => isAtWork(state) && agentId !== 'person');
}

function short({ free, keep }: Room): string | null {
  return free === null || free >= keep
    ? null
    : `${inBytes(free)} of the ${inBytes(keep)} that must stay free are left`;
}

function nameOf(run: Run, agentId: string): string {
  return run.attempts.findLast((attempt) => attempt.agentId === agentId)?.agentName ?? agentId;
}

/** “$0.50”, and “$10” for a whole amount. */
export function inDollars(dollars: number): string {
  return `$${dollars.toFixed(2).replace(/\.00$/, '')}`;
}

function inBytes(bytes: number): string {
  const megabytes = bytes / 1_000_000;
  return megabytes >= 1000 ? `${(megabytes / 1000).toFixed(1)} GB` : `${Math.round(megabytes)} MB`;
}
