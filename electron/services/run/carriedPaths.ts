import { glob, lstat, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/**
 * The files of a folder that `carry` of overture.yaml names, by their path in it; a pattern must not reach outside.
 * What vanishes meanwhile, the folder too, is left out.
 */
export async function* carriedPaths(carry: readonly string[], folder: string): AsyncGenerator<string> {
  if (carry.length === 0) return;
  const root = await unlessGone(realpath(folder));
  if (root === null) return;
  for await (const path of glob([...carry], { cwd: root, exclude: ['**/.git/**', '**/node_modules/**'] })) {
    const from = join(root, path);
    const found = await unlessGone(lstat(from));
    const real = found?.isFile() ? await unlessGone(realpath(from)) : null;
    if (real === null) continue;
    const inside = relative(root, real);
    if (inside.split(sep)[0] !== '..') yield inside;
  }
}

async function unlessGone<Found>(asked: Promise<Found>): Promise<Found | null> {
  return asked.catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}
