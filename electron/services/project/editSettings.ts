import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, parseDocument, visit } from 'yaml';
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

/** Throws a sentence when `text` is not YAML: a file nobody can read must not be rewritten. Comments stay. */
export function editSettings(text: string | null, edit: (document: Document) => void): string {
  const document: Document = text === null ? new Document({ overture: 1 }) : parseDocument(text);
  const damage = document.errors[0];
  if (damage) throw new Error(`${SETTINGS_FILE} is not YAML: ${damage.message}`);
  const alias = firstAliasToNothing(document);
  if (alias !== null)
    throw new Error(
      `“*${alias}” in ${SETTINGS_FILE} needs quotes around it. Put them there, then save again.`,
    );
  edit(document);
  return document.toString({ lineWidth: 0 });
}

/** Such as a glob without quotes, which YAML takes for the name of another place; it could not be written back. */
function firstAliasToNothing(document: Document): string | null {
  let found: string | null = null;
  visit(document, {
    Alias(_key, alias) {
      if (alias.resolve(document)) return undefined;
      found = alias.source;
      return visit.BREAK;
    },
  });
  return found;
}
