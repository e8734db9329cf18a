import { realpath } from 'node:fs/promises';
import { isAbsolute, join, relative, sep } from 'node:path';

/** The real path of an existing file below `root`, or null when it leads outside, symbolic links followed. */
export async function resolveInside(root: string, path: string): Promise<string | null> {
  const real = await realpath(join(root, path));
  const inside = relative(await realpath(root), real);
  return inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside) ? null : real;
}
