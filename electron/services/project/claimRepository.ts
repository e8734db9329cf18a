import { mkdir } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { ProjectId } from '#shared/project/project.ts';

export interface RepositoryClaim {
  /** Whether this Overture may run tasks there; asked again, it takes over what another has let go. */
  isOurs(): boolean;
  release(): void;
}

/** The folder that every Overture of this person on this machine knows, whatever its data folder. */
export function claimsFolder(): string {
  return join(tmpdir(), `overture-${userInfo().username.replaceAll(/[^\w.-]/g, '_')}`, 'repositories');
}

/**
 * Two Overtures with different data folders can open one repository, and neither sees the other's runs. The first
 * holds a lock of SQLite, which the system drops however its process ends.
 */
export async function claimRepository(id: ProjectId, folder = claimsFolder()): Promise<RepositoryClaim> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, `${id}.sqlite`);
  let held: DatabaseSync | null = null;
  return {
    isOurs() {
      held ??= tryToHold(file);
      return held !== null;
    },
    release() {
      held?.close();
      held = null;
    },
  };
}

function tryToHold(file: string): DatabaseSync | null {
  const database = new DatabaseSync(file, { timeout: 0 });
  try {
    database.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return database;
  } catch (error) {
    database.close();
    if (error instanceof Error && 'errcode' in error && error.errcode === 5) return null;
    throw error;
  }
}
