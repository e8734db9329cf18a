import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';

export interface Started {
  readonly address: string;
  /** When the process was spawned, on the clock of `now`. */
  readonly began: number;
  /** From spawning the process to its ready line, in milliseconds. */
  readonly readyAfterMs: number;
  /** Resident memory in megabytes; undefined where the system does not say. */
  residentMb(): Promise<number | undefined>;
  /** Resolves once it does nothing any more; soon where the system does not say. */
  atRest(): Promise<void>;
  stop(): Promise<void>;
}

/** Milliseconds since 1970 with fractions: the one clock that this process and the pages share. */
export function now(): number {
  return performance.timeOrigin + performance.now();
}

/** Waits for the line that says a server is ready. `began` is a `now()` from before it was spawned. */
export function waitForLine(child: ChildProcess, pattern: RegExp, began: number): Promise<Started> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
    if (!child.stdout) return reject(new Error('Its output has to be a pipe.'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = pattern.exec(line)?.groups?.['address'];
      if (!address) return;
      const readyAfterMs = now() - began;
      resolve({
        address,
        began,
        readyAfterMs,
        residentMb: () => residentMb(child.pid),
        atRest: () => atRest(child.pid),
        stop: () => stop(child),
      });
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit');
  child.kill('SIGTERM');
  await exited;
}

async function residentMb(pid: number | undefined): Promise<number | undefined> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '');
  const kilobytes = /^VmRSS:\s+(?<kb>\d+) kB$/m.exec(status)?.groups?.['kb'];
  return kilobytes === undefined ? undefined : Number(kilobytes) / 1024;
}

const LOOK_MS = 500;

async function atRest(pid: number | undefined): Promise<void> {
  const before = (await usedTicks(pid)) ?? 0;
  await delay(LOOK_MS);
  // A timer now and then is rest, too.
  if (((await usedTicks(pid)) ?? 0) - before > 1) await atRest(pid);
}

/** Hundredths of a second of processor time; see proc(5), fields 14 and 15. */
async function usedTicks(pid: number | undefined): Promise<number | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return stat === '' ? undefined : Number(fields[11]) + Number(fields[12]);
}
