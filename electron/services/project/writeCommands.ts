import { isMap } from 'yaml';
import type { ProjectCommand } from '#shared/project/project.ts';
import { editSettings, rewriteSettings } from './editSettings.ts';

/** Writes the commands into overture.yaml; comments and other settings stay as they are. */
export function writeCommands(root: string, commands: readonly ProjectCommand[]): Promise<void> {
  return rewriteSettings(root, (text) => withCommands(text, commands));
}

/** Throws when `text` is not YAML: a file nobody can read must not be rewritten. */
export function withCommands(text: string | null, commands: readonly ProjectCommand[]): string {
  return editSettings(text, (document) => {
    const existing = document.get('commands');
    const names = new Set(commands.map((command) => command.name));
    if (isMap(existing)) {
      const dropped = existing.items.filter((pair) => !names.has(String(pair.key)));
      for (const pair of dropped) existing.delete(pair.key);
    }
    for (const { name, command } of commands) document.setIn(['commands', name], command);
  });
}
