import { readFile, stat } from 'node:fs/promises';
import { extname } from 'node:path';
import { pathInside } from '#electron/services/spec/pathInside.ts';

/** Kinds that cannot hold a script. */
const TYPES: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
};
const LARGEST = 4_000_000;
const NAMED = /!\[[^\]]*\]\(\s*<?([^)>\s]+)>?[^)]*\)/g;

/** The pictures that a spec names by a path in its own folder, as data addresses by that path. Others are left out. */
export async function readPictures(folder: string, text: string): Promise<ReadonlyMap<string, string>> {
  const named = new Set([...text.matchAll(NAMED)].flatMap(([, path]) => (path ? [decoded(path)] : [])));
  const found = await Promise.all(
    [...named].map(async (path) => {
      const data = await readPicture(folder, path);
      return data === null ? [] : [[path, data] as const];
    }),
  );
  return new Map(found.flat());
}

/** One picture by its path in the spec's folder; null for what is none, is too large or lies elsewhere. */
export async function readPicture(folder: string, path: string): Promise<string | null> {
  const type = TYPES[extname(path).toLowerCase()];
  if (!type || /^[a-z][a-z+.-]*:/i.test(path)) return null;
  try {
    const file = await pathInside(folder, path);
    if (file === null || (await stat(file)).size > LARGEST) return null;
    return `data:${type};base64,${(await readFile(file)).toString('base64')}`;
  } catch {
    // The page says in its place what the picture would show.
    return null;
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
