import { access, readdir, realpath } from 'node:fs/promises';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fail, ok, type Result } from '#shared/contract/result.ts';
import type { FolderListing } from '#shared/project/project.ts';
import type { ProjectError } from '#shared/project/projectError.ts';
import { projectErrorFromSystem } from './projectErrorFromSystem.ts';

/** The folders a person can go into, sorted by name; hidden ones are left out. For shells without a folder dialog. */
export async function listFolders(path: string | null): Promise<Result<FolderListing, ProjectError>> {
  const asked = path ?? homedir();
  try {
    const real = await realpath(asked);
    const entries = await readdir(real, { withFileTypes: true });
    const visible = entries.filter((entry) => entry.isDirectory() && !entry.name.startsWith('.'));
    const folders = await Promise.all(
      visible.map(async ({ name }) => {
        const folder = join(real, name);
        return { name, path: folder, isRepository: await exists(join(folder, '.git')) };
      }),
    );
    folders.sort((left, right) => left.name.localeCompare(right.name));
    const parent = dirname(real);
    return ok({ path: real, parent: parent === real ? null : parent, folders });
  } catch (error) {
    return fail(projectErrorFromSystem(error, asked));
  }
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
