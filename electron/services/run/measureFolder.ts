import { opendir, lstat } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes that a folder takes on disk, links not followed; null when it cannot be read. */
export async function measureFolder(folder: string): Promise<number | null> {
  const seen = new Set<string>();
  let bytes = 0;
  const visit = async (path: string): Promise<void> => {
    for await (const entry of await opendir(path)) {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) await visit(inside);
      else bytes += await sizeOf(inside, seen);
    }
  };
  try {
    await visit(folder);
    return bytes;
  } catch (error) {
    console.error(`${folder} could not be measured`, error);
    return null;
  }
}

/** Package managers link one file into many folders; it takes its room once. A file that is gone takes none. */
async function sizeOf(path: string, seen: Set<string>): Promise<number> {
  const found = await lstat(path).catch(() => null);
  if (!found) return 0;
  const id = `${found.dev}:${found.ino}`;
  if (found.nlink > 1 && seen.has(id)) return 0;
  if (found.nlink > 1) seen.add(id);
  return found.size;
}
