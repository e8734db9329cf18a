import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Keeps what was measured, by the moment, in a folder that the repository leaves out. Gives the file. */
export async function writeResults(prefix: string, results: object): Promise<string> {
  const folder = join(import.meta.dirname, '../../bench-results');
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${prefix}${new Date().toISOString().replaceAll(':', '-')}.json`);
  await writeFile(file, `${JSON.stringify({ node: process.version, ...results }, undefined, 2)}\n`);
  return file;
}
