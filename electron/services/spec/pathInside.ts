import { realpath } from 'node:fs/promises';
import { basename, dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * The real path for `path` below `root`, symbolic links followed; what does not exist yet is placed in the real path
 * of its nearest folder. Null when that leads outside of the repository or into `.git`.
 */
export async function pathInside(root: string, path: string): Promise<string | null> {
  const realRoot = await realpath(root);
  const real = await realPathOf(join(realRoot, path));
  const inside = relative(realRoot, real);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside || inside.split(sep)[0]?.toLowerCase() === '.git' ? null : real;
}

async function realPathOf(path: string): Promise<string> {
  try {
    return await realpath(path);
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    const parent = dirname(path);
    if (!isMissing || parent === path) throw error;
    return join(await realPathOf(parent), basename(path));
  }
}
