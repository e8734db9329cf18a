import { lstat, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What an agent did to the workspace's link to its repository. */
export type LinkState = 'whole' | 'restored' | 'replaced';

/** Beside the workspace, so that it outlives whatever happens inside. */
const copyOf = (workspace: string) => `${workspace}.gitlink`;
const asideOf = (workspace: string) => `${workspace}.git-of-agent`;

/** Keeps a copy of the file `.git`, by which git knows to which repository a workspace belongs. */
export async function keepGitLink(workspace: string): Promise<void> {
  const link = await readLink(join(workspace, '.git'));
  if (link !== null) await writeFile(copyOf(workspace), link);
}

/**
 * Puts the link back where an agent deleted or changed it: without it git would take the workspace for a part of
 * whatever repository lies around it. A repository of the agent's own is moved beside the workspace, not deleted.
 */
export async function restoreGitLink(workspace: string): Promise<LinkState> {
  const kept = await readLink(copyOf(workspace));
  const place = join(workspace, '.git');
  if (kept === null || (await readLink(place)) === kept) return 'whole';
  const found = await lstat(place).catch(() => null);
  if (found?.isDirectory()) {
    await rm(asideOf(workspace), { recursive: true, force: true });
    await rename(place, asideOf(workspace));
  }
  await writeFile(place, kept);
  return found ? 'replaced' : 'restored';
}

/** Null for what is no file. */
async function readLink(path: string): Promise<string | null> {
  return readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'EISDIR' || error.code === 'ENOTDIR') return null;
    throw error;
  });
}

export function describeLink(state: Exclude<LinkState, 'whole'>, workspace: string): string {
  return state === 'restored'
    ? 'It deleted the link between its workspace and the repository. Overture put it back; no work is lost.'
    : `It put a repository of its own in the place of the project’s. Overture put the project’s back and kept the other at ${asideOf(workspace)}.`;
}
