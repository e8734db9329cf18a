import { createHash } from 'node:crypto';
import { readSample } from './copySample.ts';

/** Tells whether a recording was made from these files. */
export async function hashSample(source: string): Promise<string> {
  const hash = createHash('sha256');
  const files = (await readSample(source)).toSorted((a, b) => (a.path < b.path ? -1 : 1));
  for (const { path, content } of files)
    hash.update(`${path.replaceAll('\\', '/')}\0${content.length}\0`).update(content);
  return hash.digest('hex');
}
