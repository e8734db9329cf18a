import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/**
 * The real path of an existing file below `root`, symbolic links followed; null when it leads outside or to git's own
 * files, whose settings can hold a password.
 */
export async function resolveInside(root: string, path: string): Promise<string | null> {
  const real = await realpath(join(root, path));
  const inside = relative(await realpath(root), real);
  const isOutside = inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside);
  return isOutside || inside.split(sep)[0]?.toLowerCase() === '.git' ? null : real;
}
