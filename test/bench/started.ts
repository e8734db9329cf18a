import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';

export interface Started {
  readonly address: string;
  /** From spawning the process to its ready line, in milliseconds. */
  readonly readyAfterMs: number;
  /** Resident memory in megabytes; undefined where the system does not say. */
  residentMb(): Promise<number | undefined>;
  stop(): Promise<void>;
}

/** Waits for the line that says a server is ready. `began` is a `performance.now()` from before it was spawned. */
export function waitForLine(child: ChildProcess, pattern: RegExp, began: number): Promise<Started> {
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`It ended with ${code} before it was ready.`)));
    if (!child.stdout) return reject(new Error('Its output has to be a pipe.'));
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = pattern.exec(line)?.groups?.['address'];
      if (!address) return;
      const readyAfterMs = performance.now() - began;
      resolve({ address, readyAfterMs, residentMb: () => residentMb(child.pid), stop: () => stop(child) });
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
