import { setTimeout as wait } from 'node:timers/promises';
import { processStartTime } from './processIdentity.ts';

/** Elsewhere than on Linux each look starts a program. */
const LOOK_AGAIN_MS = process.platform === 'linux' ? 25 : 250;

/** A process that cannot be mistaken for a later one with the same id. */
export type KnownProcess = { readonly pid: number; readonly startTime: string };

/** Notes the start time of each; those already gone are left out. */
export async function knowProcesses(pids: readonly number[]): Promise<readonly KnownProcess[]> {
  const known = await Promise.all(
    pids.map(async (pid) => {
      const startTime = await processStartTime(pid);
      return startTime === null ? [] : [{ pid, startTime }];
    }),
  );
  return known.flat();
}

/** The ones that still run and are the same processes as before. */
export async function stillRunning(processes: readonly KnownProcess[]): Promise<readonly KnownProcess[]> {
  const now = await Promise.all(processes.map(({ pid }) => processStartTime(pid)));
  return processes.filter(({ startTime }, index) => now[index] === startTime);
}

/** Signals each process, and the group it leads, if it is still the same process. */
export async function signalProcesses(
  processes: readonly KnownProcess[],
  signal: 'SIGTERM' | 'SIGKILL',
): Promise<void> {
  for (const { pid } of await stillRunning(processes)) {
    if (process.platform !== 'win32') sendSignal(-pid, signal);
    sendSignal(pid, signal);
  }
}

function sendSignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    // ESRCH: it ended in between, or leads no group; EPERM: it changed its user and is no longer ours to end.
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
}

/** Waits until all have ended, at most `limitMs`; the answer tells whether they have. */
export async function waitForEnd(processes: readonly KnownProcess[], limitMs: number): Promise<boolean> {
  const deadline = performance.now() + limitMs;
  for (;;) {
    if ((await stillRunning(processes)).length === 0) return true;
    if (performance.now() >= deadline) return false;
    await wait(LOOK_AGAIN_MS);
  }
}
