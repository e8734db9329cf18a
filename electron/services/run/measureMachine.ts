import { statfs } from 'node:fs/promises';
import { platform } from 'node:os';
import type { LaunchRoom } from '#shared/run/launchRoom.ts';

/** `folder` is where workspaces are made. */
export type MeasureMachine = (folder: string) => Promise<Pick<LaunchRoom, 'disk' | 'memory'>>;

/** Bytes: a workspace, its dependencies and the ledger must not fill the disk of the person. */
const KEEP_DISK = 1_000_000_000;

/** Bytes: below this the system begins to swap or to end programs. */
const KEEP_MEMORY = 400_000_000;

/** What this machine has left; a disk that cannot be asked never keeps work from starting. */
export const measureMachine: MeasureMachine = async (folder) => {
  const space = await statfs(folder).catch((error: unknown) => {
    console.error('the free space could not be read', error);
    return null;
  });
  // On macOS free memory leaves out what the system can take back, so it would hold work for nothing.
  const memory = platform() === 'darwin' ? null : process.availableMemory();
  return {
    disk: { free: space && space.bavail * space.bsize, keep: KEEP_DISK },
    memory: { free: memory, keep: KEEP_MEMORY },
  };
};
