import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, parseDocument } from 'yaml';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { SETTINGS_FILE } from './projectSettings.ts';

/** Puts what `rewrite` makes of overture.yaml in its place; null stands for a file that is not there yet. */
export async function rewriteSettings(root: string, rewrite: (text: string | null) => string): Promise<void> {
  const path = join(root, SETTINGS_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  await writeFileAtomic(path, rewrite(text));
}

/** Throws when `text` is not YAML: a file nobody can read must not be rewritten. Comments stay. */
export function editSettings(text: string | null, edit: (document: Document) => void): string {
  const document: Document = text === null ? new Document({ overture: 1 }) : parseDocument(text);
  const damage = document.errors[0];
  if (damage) throw new Error(`${SETTINGS_FILE} is not YAML: ${damage.message}`);
  edit(document);
  return document.toString({ lineWidth: 0 });
}
