import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as delay } from 'node:timers/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';

const LOOPBACK = /^http:\/\/127\.0\.0\.1:\d+$/;

/** What the running Overture tells a second launch on the same data folder. */
export interface RunningOverture {
  readonly pid: number;
  readonly kind: 'electron' | 'browser';
  /** The browser shell's origin, and the secret that asks it for a fresh address. */
  readonly origin?: string;
  readonly handOverSecret?: string;
}

export interface DataFolderLock {
  /** Leaves word for a second launch. Readable by this person only. */
  announce(running: RunningOverture): Promise<void>;
  release(): Promise<void>;
}

/**
 * Takes the data folder for this process. SQLite's own file lock is used because the system drops it
 * when the process ends, however it ends: there is no stale lock to reason about.
 * The failure carries what the running one announced, or undefined when it has not yet.
 */
export async function lockDataFolder(
  dataDir: string,
): Promise<Result<DataFolderLock, RunningOverture | undefined>> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const announcement = join(dataDir, 'running.json');
  const database = new DatabaseSync(join(dataDir, 'lock.sqlite'), { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    database.close();
    if (!isBusy(error)) throw error;
    return fail(await readAnnouncement(announcement));
  }
  await rm(announcement, { force: true });
  return ok({
    announce: (running) => writeFile(announcement, JSON.stringify(running), { mode: 0o600 }),
    async release() {
      await rm(announcement, { force: true });
      database.close();
    },
  });
}

/** Asks a running browser shell for an address that opens its page once more; undefined when it gives none. */
export async function askForAddress(running: RunningOverture): Promise<string | undefined> {
  if (!running.origin || !running.handOverSecret) return undefined;
  try {
    const response = await fetch(`${running.origin}/hand-over`, {
      method: 'POST',
      headers: { authorization: `Bearer ${running.handOverSecret}` },
      signal: AbortSignal.timeout(3_000),
    });
    const address = await response.text();
    // It is opened as it is; whoever answers there may only name a page of its own.
    const isOwn = URL.canParse(address) && new URL(address).origin === running.origin;
    return response.ok && isOwn ? address : undefined;
  } catch {
    // It is closing, or hung: the person is told that it still holds the folder.
    return undefined;
  }
}

/** The holder may still be starting, so its word is waited for; a few seconds is longer than a start takes. */
async function readAnnouncement(path: string): Promise<RunningOverture | undefined> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const text = await readFile(path, 'utf8').catch(() => undefined);
    const running = text ? parseRunning(text) : undefined;
    if (running) return running;
    await delay(100);
  }
  return undefined;
}

/** Read by hand: this runs before anything else does, and a schema library takes longer to load than all of it. */
function parseRunning(text: string): RunningOverture | undefined {
  try {
    const { pid, kind, origin, handOverSecret } = JSON.parse(text) as Partial<Record<string, unknown>>;
    if (typeof pid !== 'number' || (kind !== 'electron' && kind !== 'browser')) return undefined;
    const reachable =
      typeof origin === 'string' && LOOPBACK.test(origin) && typeof handOverSecret === 'string';
    return { pid, kind, ...(reachable && { origin, handOverSecret }) };
  } catch {
    // Half written: the holder is at it.
    return undefined;
  }
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === 5;
}
