import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

/** A disk in memory of `bytes` over a folder, until the test ends; undefined where this user or system cannot mount one. */
export async function mountSmallDisk(
  folder: string,
  bytes: number,
): Promise<{ readonly makeReadOnly: () => Promise<void> } | undefined> {
  try {
    await run('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', folder]);
  } catch {
    return undefined;
  }
  onTestFinished(async () => {
    await run('umount', [folder]);
  });
  return {
    async makeReadOnly() {
      await run('mount', ['-o', 'remount,ro', folder]);
    },
  };
}
