import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

export interface LoadedFile {
  /** Below the folder of the built page, with forward slashes. */
  readonly file: string;
  readonly text: string;
  readonly bytes: number;
  readonly gzipBytes: number;
}

const IN_PAGE = /(?:src|href)="\/(?<file>[^"]+)"/g;
const IN_SCRIPT = /(?:from|import)\s*"\.\/(?<file>[^"]+)"/g;

/**
 * All that the built page in `folder` loads before it can paint, `index.html` first: what the page names, and what
 * its scripts import in turn. What a script loads later is not among them.
 */
export async function firstPaintFiles(folder: string): Promise<readonly LoadedFile[]> {
  const found = new Map<string, LoadedFile>();
  const read = async (file: string): Promise<void> => {
    if (found.has(file)) return;
    const content = await readFile(join(folder, file));
    const compressed = await promisify(gzip)(content);
    const isText = /\.(?:html|js)$/.test(file);
    const text = isText ? content.toString() : '';
    found.set(file, { file, text, bytes: content.length, gzipBytes: compressed.length });
    const pattern = file.endsWith('.html') ? IN_PAGE : IN_SCRIPT;
    const named = [...text.matchAll(pattern)].map((match) => match.groups?.['file'] ?? '');
    for (const name of named) await read(file.endsWith('.html') ? name : `assets/${name}`);
  };
  await read('index.html');
  return [...found.values()];
}
