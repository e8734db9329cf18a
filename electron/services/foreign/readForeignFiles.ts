import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ForeignFile } from '#shared/foreign/foreignFormat.ts';
import { mayBeForeign } from '#shared/foreign/foreignUnit.ts';

/** A file with its bytes, which are what is kept. */
export type ReadForeignFile = ForeignFile & { readonly bytes: Buffer };

const FOLDERS = ['.kiro', '.specify/memory', '.specify/specs', 'openspec', 'schemas', 'specs'];
/** Nothing, no folder, a folder of somebody else, or a link that leads to itself. */
const NONE_THERE = new Set(['ENOENT', 'ENOTDIR', 'EACCES', 'ELOOP']);
const LARGEST = 20 * 1024 * 1024;
const MOST_FILES = 20_000;

/**
 * The files of the foreign formats' folders, by path. Symbolic links are not followed; `leftOut` hears of each file
 * that is too large or cannot be read.
 */
export async function readForeignFiles(
  root: string,
  leftOut: (path: string, reason: string) => void = () => undefined,
): Promise<readonly ReadForeignFile[]> {
  const paths: string[] = [];
  for (const folder of FOLDERS) await collect(root, folder, paths);
  const found: ReadForeignFile[] = [];
  for (const path of paths.filter(mayBeForeign)) {
    const read = await readForeignFile(root, path, leftOut);
    if (read) found.push(read);
  }
  return found;
}

async function collect(root: string, folder: string, paths: string[]): Promise<void> {
  const entries = await readdir(join(root, folder), { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (NONE_THERE.has(error.code ?? '')) return [];
      throw error;
    },
  );
  for (const entry of entries) {
    const path = `${folder}/${entry.name}`;
    const isCopy = /^specs\/[^/]+\/origin$/.test(path);
    if (entry.isDirectory() && entry.name !== 'node_modules' && !isCopy) await collect(root, path, paths);
    else if (entry.isFile() && paths.length < MOST_FILES) paths.push(path);
  }
}

export async function readForeignFile(
  root: string,
  path: string,
  leftOut: (path: string, reason: string) => void,
): Promise<ReadForeignFile | null> {
  const full = join(root, path);
  try {
    const { size } = await stat(full);
    if (size <= LARGEST) {
      const bytes = await readFile(full);
      return { path, bytes, text: decode(bytes), sha256: sha256(bytes) };
    }
    leftOut(path, 'it is larger than 20 MB');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    leftOut(path, `it cannot be read (${String(error.code)})`);
  }
  return null;
}

/** Null for bytes that are not the UTF-8 of any text, so that nothing is ever written back changed. */
export function decode(bytes: Buffer): string | null {
  const text = bytes.toString('utf8');
  return !bytes.includes(0) && Buffer.from(text, 'utf8').equals(bytes) ? text : null;
}

export function sha256(bytes: Buffer | string): string {
  return createHash('sha256').update(bytes).digest('hex');
}
