import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

const ENOUGH = 10_000;
const SKIPPED = new Set(['.git', 'node_modules']);

/** How many files a first version would hold, counted up to 10,000; folders that cannot be read count as empty. */
export async function countFiles(folder: string): Promise<number> {
  let files = 0;
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined && files < ENOUGH; next = folders.pop()) {
    const entries = await readdir(next, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      if (!entry.isDirectory()) files += 1;
      else if (!SKIPPED.has(entry.name)) folders.push(join(next, entry.name));
    }
  }
  return Math.min(files, ENOUGH);
}
