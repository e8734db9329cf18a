import { mkdir, mkdtemp, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { RepositoryReader } from './repositoryReader.ts';

const MOST_FILES = 2_000;
const MOST_CHARACTERS = 20_000_000;
/** Agents take settings, hooks and servers to start from such folders and files; a copy to read has none. */
const HIDDEN = /(?:^|\/)\./;

export type RepositoryCopy = { readonly folder: string; remove(): Promise<void> };

/**
 * The committed text files as a model may see them, in a folder of their own without git. Whatever an agent does
 * there never reaches the repository. Null as `reader` gives an empty folder.
 */
export async function copyForAgent(
  reader: RepositoryReader | null,
  signal: AbortSignal,
): Promise<RepositoryCopy> {
  // Agents name files by their real path, and on macOS the temporary folder is a link.
  const folder = await realpath(await mkdtemp(join(tmpdir(), 'overture-reading-')));
  const remove = () => rm(folder, { recursive: true, force: true, maxRetries: 5 });
  try {
    if (reader) await fill(folder, reader, signal);
    return { folder, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

async function fill(folder: string, reader: RepositoryReader, signal: AbortSignal): Promise<void> {
  const paths = (await reader.list('')).filter((path) => !HIDDEN.test(path)).slice(0, MOST_FILES);
  let characters = 0;
  for (const path of paths) {
    if (signal.aborted || characters > MOST_CHARACTERS) return;
    const text = (await reader.lines(path))?.join('\n');
    if (text === undefined) continue;
    characters += text.length;
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
