import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { pidtree } from 'pidtree';
import { readStat } from './processIdentity.ts';

const execute = promisify(execFile);

/** Every child carries this variable, so that also what detached itself from its parent is found. */
export const OWNER_VARIABLE = 'OVERTURE_PROCESS';

/** Ids of everything the process started, the nearest first, itself not included. */
export async function listDescendants(pid: number): Promise<readonly number[]> {
  if (process.platform === 'linux') return linuxDescendants(pid);
  // pidtree fails when the process has already ended; nothing can be found below it then.
  return pidtree(pid).catch(() => []);
}

/** Reads /proc itself: slim systems have no `ps` for pidtree to ask. */
async function linuxDescendants(root: number): Promise<readonly number[]> {
  const childrenOf = new Map<number, number[]>();
  for (const pid of await runningPids()) {
    const stat = await readStat(pid);
    if (stat) childrenOf.set(stat.parent, [...(childrenOf.get(stat.parent) ?? []), pid]);
  }
  const found = [...(childrenOf.get(root) ?? [])];
  for (const pid of found) found.push(...(childrenOf.get(pid) ?? []));
  return found;
}

/**
 * Ids of the processes whose owner mark begins with `mark`. Windows tells nobody the environment of another process, so
 * what has lost its parent there is not found; on macOS that of the system's own programs stays hidden.
 */
export async function listMarked(mark: string): Promise<readonly number[]> {
  if (process.platform === 'win32') return [];
  if (process.platform === 'linux') return linuxMarked(mark);
  // Without an answer nothing more is found than the descendants.
  const listed = await execute('ps', ['axeww', '-o', 'pid=', '-o', 'command='], {
    maxBuffer: 64 * 1024 * 1024,
  })
    .then(({ stdout }) => stdout)
    .catch(() => '');
  return markedIn(listed, mark).filter((pid) => pid !== process.pid);
}

/** `ps` with environments: a process a line, its id first. */
export function markedIn(listed: string, mark: string): readonly number[] {
  const wanted = ` ${OWNER_VARIABLE}=${mark}`;
  return listed.split('\n').flatMap((line) => (line.includes(wanted) ? [Number.parseInt(line, 10)] : []));
}

async function linuxMarked(mark: string): Promise<readonly number[]> {
  const wanted = `${OWNER_VARIABLE}=${mark}`;
  const pids = await runningPids();
  const marked = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'utf8').catch(() => '');
      return environment.split('\0').some((line) => line.startsWith(wanted));
    }),
  );
  return pids.filter((pid, index) => marked[index] && pid !== process.pid);
}

async function runningPids(): Promise<readonly number[]> {
  const names = await readdir('/proc');
  return names.filter((name) => /^\d+$/.test(name)).map(Number);
}
