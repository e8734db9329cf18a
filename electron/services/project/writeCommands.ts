import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Document, isMap, parseDocument } from 'yaml';
import type { ProjectCommand } from '#shared/project/project.ts';
import { writeFileAtomic } from '#electron/storage/writeFileAtomic.ts';
import { SETTINGS_FILE } from './projectSettings.ts';

/** Writes the commands into overture.yaml; comments and other settings stay as they are. */
export async function writeCommands(root: string, commands: readonly ProjectCommand[]): Promise<void> {
  const path = join(root, SETTINGS_FILE);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  await writeFileAtomic(path, withCommands(text, commands));
}

/** Throws when `text` is not YAML: a file nobody can read must not be rewritten. */
export function withCommands(text: string | null, commands: readonly ProjectCommand[]): string {
  const document = text === null ? new Document({ overture: 1 }) : parseDocument(text);
  const damage = document.errors[0];
  if (damage) throw new Error(`${SETTINGS_FILE} is not YAML: ${damage.message}`);
  const existing = document.get('commands');
  const names = new Set(commands.map((command) => command.name));
  if (isMap(existing)) {
    const dropped = existing.items.filter((pair) => !names.has(String(pair.key)));
    for (const pair of dropped) existing.delete(pair.key);
  }
  for (const { name, command } of commands) document.setIn(['commands', name], command);
  return document.toString({ lineWidth: 0 });
}
