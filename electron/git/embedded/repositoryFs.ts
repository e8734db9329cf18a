import { randomUUID } from 'node:crypto';
import { promises } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import type { RepositoryFolders } from '../locateRepository.ts';

/** What a linked worktree keeps to itself; everything else is shared. See gitrepository-layout(5). */
const OWN =
  /^(?:HEAD|ORIG_HEAD|MERGE_HEAD|index|gitdir|commondir|logs\/HEAD|refs\/(?:bisect|worktree|rewritten)\/)/;

/**
 * The file system as isomorphic-git sees it: the shared parts of a linked worktree are found where they are, and each
 * of git's own files is written beside its place and moved in, so that a kill never leaves half a file.
 */
export function createRepositoryFs({ gitDir, commonDir }: RepositoryFolders) {
  const place = (path: string): string => {
    const inside = relative(gitDir, path);
    if (gitDir === commonDir || inside.startsWith('..') || isAbsolute(inside)) return path;
    return OWN.test(inside.split(sep).join('/')) ? path : join(commonDir, inside);
  };
  return {
    promises: {
      readFile: async (path: string, options?: ReadOptions) =>
        promises.readFile(place(path), options ?? null),
      writeFile: async (path: string, data: string | Uint8Array, options?: WriteOptions) =>
        writeWhole(place(path), data, options),
      readdir: async (path: string) => promises.readdir(place(path)),
      mkdir: async (path: string) => promises.mkdir(place(path)),
      rmdir: async (path: string) => promises.rmdir(place(path)),
      unlink: async (path: string) => promises.unlink(place(path)),
      stat: async (path: string) => promises.stat(place(path)),
      lstat: async (path: string) => promises.lstat(place(path)),
      readlink: async (path: string) => promises.readlink(place(path)),
      symlink: async (target: string, path: string) => promises.symlink(target, place(path)),
      chmod: async (path: string, mode: number) => promises.chmod(place(path), mode),
    },
  };
}

export type RepositoryFs = ReturnType<typeof createRepositoryFs>;
type ReadOptions = Parameters<typeof promises.readFile>[1];
type WriteOptions = Parameters<typeof promises.writeFile>[2];

async function writeWhole(path: string, data: string | Uint8Array, options?: WriteOptions): Promise<void> {
  const beside = join(dirname(path), `.overture-${randomUUID()}`);
  try {
    await promises.writeFile(beside, data, options);
    await promises.rename(beside, path);
  } catch (error) {
    await promises.rm(beside, { force: true });
    throw error;
  }
}
