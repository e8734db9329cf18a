import { createHash } from 'node:crypto';
import type { ProjectCommand } from '#shared/project/project.ts';

/** Names a list of commands: trust given to one list says nothing of another. SHA-256 in hex. */
export function commandsHash(commands: readonly ProjectCommand[]): string {
  const sorted = [...commands].sort((left, right) => (left.name < right.name ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify(sorted.map(({ name, command }) => [name, command])))
    .digest('hex');
}
