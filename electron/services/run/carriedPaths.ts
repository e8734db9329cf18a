import { glob, lstat, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** The files of a folder that `carry` of overture.yaml names, by their path in it; a pattern must not reach outside. */
export async function* carriedPaths(carry: readonly string[], folder: string): AsyncGenerator<string> {
  if (carry.length === 0) return;
  const root = await realpath(folder);
  for await (const path of glob([...carry], { cwd: root, exclude: ['.git/**', 'node_modules/**'] })) {
    const from = join(root, path);
    if (!(await lstat(from)).isFile()) continue;
    const inside = relative(root, await realpath(from));
    if (inside.split(sep)[0] !== '..') yield inside;
  }
}
