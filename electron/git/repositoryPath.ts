import { realpath } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { GitError } from './gitError.ts';

/** Whether a path with forward slashes stays below the repository's top folder and out of git's own files. */
export function isRepositoryPath(path: string): boolean {
  if (path === '' || path.includes('\0') || (path.includes('\\') && sep === '\\')) return false;
  const parts = path.split('/');
  return parts.every((part) => part !== '' && part !== '.' && part !== '..' && part.toLowerCase() !== '.git');
}

/** The absolute path of a file to read; refuses one that a symbolic link on the way leads out of the repository. */
export async function locateFile(root: string, path: string): Promise<Result<string, GitError>> {
  if (!isRepositoryPath(path)) return fail({ code: 'outsideRepository', path });
  const full = join(root, ...path.split('/'));
  const folder = await realpath(dirname(full)).catch(() => null);
  // A missing folder holds no file, which the reader finds out for itself.
  if (folder === null) return ok(full);
  const inside = relative(await realpath(root), folder);
  const escapes = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return escapes ? fail({ code: 'outsideRepository', path }) : ok(full);
}
