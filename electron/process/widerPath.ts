import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Below the home folder: where package managers and agents put programs. */
const AT_HOME = [
  '.local/bin',
  'bin',
  '.npm-global/bin',
  '.bun/bin',
  '.deno/bin',
  '.volta/bin',
  '.cargo/bin',
  '.opencode/bin',
  '.local/share/pnpm',
  'Library/pnpm',
  'AppData/Roaming/npm',
];
const EVERYWHERE = ['/opt/homebrew/bin', '/usr/local/bin', '/usr/bin', '/bin'];

/**
 * A PATH value with the usual folders behind it, as far as they exist. An app that is started from a dock gets only
 * what the system set, and so would find neither the person's agents nor their Node.
 */
export function widerPath(path: string, home: string): string {
  const named = path.split(delimiter).filter((folder) => folder !== '');
  const usual = [...AT_HOME.map((folder) => join(home, folder)), ...newestNvm(home), ...EVERYWHERE];
  const more = usual.filter((folder) => !named.includes(folder) && existsSync(folder));
  return [...named, ...more].join(delimiter);
}

/** nvm has a folder for each version of Node, with the programs that were installed by it. */
function newestNvm(home: string): readonly string[] {
  const versions = join(home, '.nvm/versions/node');
  if (!existsSync(versions)) return [];
  const byVersion = (one: string, other: string) => other.localeCompare(one, 'en', { numeric: true });
  return readdirSync(versions)
    .toSorted(byVersion)
    .slice(0, 1)
    .map((version) => join(versions, version, 'bin'));
}
