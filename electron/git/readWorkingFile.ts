import { lstat, readFile, readlink } from 'node:fs/promises';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { TrackedFile } from './git.ts';
import type { GitError } from './gitError.ts';
import { locateFile } from './repositoryPath.ts';

export type FileContent = { readonly bytes: Uint8Array; readonly kind: TrackedFile['kind'] };

/** What a file of the working tree holds now; null when it is gone, which commits its removal. */
export async function readWorkingFile(
  folder: string,
  path: string,
): Promise<Result<FileContent | null, GitError>> {
  const full = await locateFile(folder, path);
  if (!full.ok) return full;
  try {
    const found = await lstat(full.value);
    if (found.isSymbolicLink())
      return ok({ bytes: Buffer.from(await readlink(full.value)), kind: 'symlink' });
    if (!found.isFile()) return fail({ code: 'fileNotFound', commit: 'the working tree', path });
    const executable = process.platform !== 'win32' && (found.mode & 0o100) !== 0;
    return ok({ bytes: await readFile(full.value), kind: executable ? 'executable' : 'file' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return ok(null);
    return fail({ code: 'noPermission', path });
  }
}
