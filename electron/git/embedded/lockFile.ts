import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { fail, type Result } from '#shared/contract/result.ts';
import type { GitError } from '../gitError.ts';

/** Holds git's own lock on a file, `<file>.lock`, so that a git at work beside us waits or refuses, as we do. */
export async function withLock<Value>(
  file: string,
  use: (lock: { replace(text: string): Promise<void> }) => Promise<Result<Value, GitError>>,
): Promise<Result<Value, GitError>> {
  const lock = `${file}.lock`;
  await mkdir(dirname(file), { recursive: true });
  const handle = await open(lock, 'wx').catch((error: NodeJS.ErrnoException) => error);
  if (handle instanceof Error) {
    return fail(
      handle.code === 'EEXIST' ? { code: 'locked', path: lock } : { code: 'noPermission', path: lock },
    );
  }
  try {
    return await use({
      async replace(text) {
        await handle.writeFile(text);
        await handle.sync();
        await handle.close();
        await rename(lock, file);
      },
    });
  } finally {
    await handle.close().catch(() => undefined);
    await rm(lock, { force: true });
  }
}
